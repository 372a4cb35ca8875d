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

    @Test
    void theTemplateIsOne() throws IOException {
        PutIndexTemplateRequest template = template(written("index-template.json"));

        assertThat(template.indexPatterns()).containsExactly("logs-orders-*");
        assertThat(template.dataStream()).isNotNull();
        assertThat(template.template().settings().index().lifecycle().name()).isEqualTo("logs-orders");
        assertThat(template.template().mappings().properties().get("@timestamp").isDate())
                .isTrue();
        assertThat(template.template()
                        .mappings()
                        .properties()
                        .get("trace")
                        .object()
                        .properties()
                        .get("id")
                        .isKeyword())
                .isTrue();
    }

    @Test
    void thePolicyIsOne() throws IOException {
        PutLifecycleRequest policy = policy(written("lifecycle-policy.json"));

        assertThat(policy.policy().phases().delete().minAge().time()).matches("[0-9]+d");
        assertThat(policy.policy().phases().hot().actions().rollover().maxAge().time())
                .isEqualTo("1d");
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
