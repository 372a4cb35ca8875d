package dev.seaworthy.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;

/** The schemas that this project publishes, made strict: members that nobody described do not pass. */
final class PublishedSchema {
    private PublishedSchema() {}

    /** One of them, such as {@code logs-1.json}. */
    static Schema strict(String name) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Installed.ROOT.resolve("schema/" + name)));
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(PublishedSchema::close);
    }
}
