package dev.seaworthy.image.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class JsonReaderTest {
    private static Json read(String text) throws JsonException {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void membersAreReadByKind() throws JsonException {
        Json json = read(
                "{\"name\": \"a\\u00e9\\n\", \"size\": 12, \"list\": [\"x\", 1, \"y\"], \"none\": null, \"yes\": true}");

        assertThat(json.text("name")).contains("a\u00e9\n");
        assertThat(json.number("size")).contains(12L);
        assertThat(json.texts("list")).isEqualTo(List.of("x", "y"));
        assertThat(json.member("none")).isEmpty();
        assertThat(json.member("yes")).contains(new Json.Flag(true));
    }

    @Test
    void aMemberOfAnotherKindIsAbsent() throws JsonException {
        Json json = read("{\"size\": \"12\", \"name\": 7, \"big\": 1e400, \"huge\": 99999999999999999999}");

        assertThat(json.number("size")).isEmpty();
        assertThat(json.text("name")).isEmpty();
        assertThat(json.number("big")).isEmpty();
        assertThat(json.number("huge")).isEmpty();
        assertThat(json.elements("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"",
                "{\"a\":}",
                "{a:1}",
                "[1,]",
                "[1 2]",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a",
                "\"a\nb\"",
                "tru",
                "01",
                "+1",
                "1.",
                "{} x"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class).hasMessageContaining("character");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xff, '"'}))
                .hasMessage("is not UTF-8 text (JSON, character 0)");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(2_000_000))).hasMessageContaining("nested deeper than 64");
        assertThatThrownBy(() -> read("{\"a\":".repeat(500_000))).hasMessageContaining("nested deeper than 64");
    }

    @Test
    void manySmallValuesAreRefused() {
        assertThatThrownBy(() -> read("[" + "[],".repeat(1_300_000) + "[]]")).hasMessageContaining("more than");
    }

    @Test
    void aHugeStringIsRead() throws JsonException {
        assertThat(read("{\"a\": \"" + "x".repeat(4_000_000) + "\"}").text("a").orElseThrow())
                .hasSize(4_000_000);
    }
}
