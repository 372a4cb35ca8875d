package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ilm.PutLifecycleRequest;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Template and policy are requests that Elasticsearch's own client knows, which refuses fields that there are not. */
@Together
class ElasticsearchIT {
    /** What the emitters write, which their unit tests keep as it is. */
    private static final Path WRITTEN = Path.of(
            System.getProperty("seaworthy.root"), "bundle", "src", "test", "resources", "golden", "logging-elastic");

    /** What it would send is all that was in the file, so nothing was taken for something else. */
    @Test
    void theTemplateIsOne() throws IOException {
        assertThat(template(written("index-template.json")).toString())
                .startsWith("PutIndexTemplateRequest: PUT /_index_template/logs-orders ")
                .contains("\"index_patterns\":[\"logs-orders-*\"]", "\"data_stream\":{")
                .contains("\"lifecycle\":{\"name\":\"logs-orders\"}", "\"@timestamp\":{\"type\":\"date\"}")
                .contains("\"trace\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"keyword\"}");
    }

    @Test
    void thePolicyIsOne() throws IOException {
        assertThat(policy(written("lifecycle-policy.json")).toString())
                .startsWith("PutLifecycleRequest: PUT /_ilm/policy/logs-orders ")
                .contains("\"rollover\":{", "\"max_age\":\"1d\"", "\"max_primary_shard_size\":\"50gb\"")
                .contains("\"delete\":{\"actions\":{\"delete\":{");
    }

    /** A checker that takes everything proves nothing. */
    @Test
    void whatIsMisspelledIsRefused() throws IOException {
        String template = written("index-template.json");
        String policy = written("lifecycle-policy.json");

        assertThatThrownBy(() -> template(template.replace("\"data_stream\": {}", "\"datastream\": {}")))
                .hasMessageContaining("datastream");
        assertThatThrownBy(() -> policy(policy.replace("max_age", "maximum_age")))
                .hasMessageContaining("maximum_age");
    }

    private static PutIndexTemplateRequest template(String json) {
        return PutIndexTemplateRequest.of(request -> request.name("logs-orders").withJson(new StringReader(json)));
    }

    private static PutLifecycleRequest policy(String json) {
        return PutLifecycleRequest.of(request -> request.name("logs-orders").withJson(new StringReader(json)));
    }

    private static String written(String name) throws IOException {
        return Files.readString(WRITTEN.resolve("logging").resolve(name));
    }
}
