package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** File names, sonames and versions come from strangers: whatever is in them, the output stays JSON. */
class JsonTest {
    private static final JsonMapper JACKSON = JsonMapper.shared();

    @Test
    void quotesAndBackslashes() {
        assertThat(Json.text("a\"b\\c/d")).isEqualTo("\"a\\\"b\\\\c/d\"\n");
    }

    @Test
    void controlCharactersHaveTheirShortFormsOrNumbers() {
        assertThat(Json.text("\n\t\r\0\b\f\033\177")).isEqualTo("\"\\n\\t\\r\\u0000\\u0008\\u000c\\u001b\\u007f\"\n");
    }

    @Test
    void otherLettersStayAsTheyAre() {
        assertThat(Json.text("libzß测.so ⚓ 🚢")).isEqualTo("\"libzß测.so ⚓ 🚢\"\n");
    }

    @Test
    void loneSurrogatesAreWrittenAsNumbers() {
        assertThat(Json.text("a\ud83db")).isEqualTo("\"a\\ud83db\"\n");
        assertThat(Json.text("\udea2")).isEqualTo("\"\\udea2\"\n");
        assertThat(Json.text("\udea2\ud83d")).isEqualTo("\"\\udea2\\ud83d\"\n");
        assertThat(Json.text("\ud83d\ud83d\udea2")).isEqualTo("\"\\ud83d\ud83d\udea2\"\n");
        assertThat(Json.text("\ud83d\udea2\udea2")).isEqualTo("\"\ud83d\udea2\\udea2\"\n");
    }

    @Test
    void everyCharacterComesBack() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            // Every other one in between: no two halves of a pair meet, so that each half stays alone.
            all.append(c).append('.');
        }
        String text = all.toString();

        // Through UTF-8, as a reader gets it.
        byte[] written = Json.text(text).getBytes(StandardCharsets.UTF_8);

        assertThat(JACKSON.readTree(written).stringValue()).isEqualTo(text);
    }

    @Test
    void streamsAreWrittenLikeLists() {
        assertThat(Json.text(Map.of("a", Stream.of(1, "b", List.of()))))
                .isEqualTo(Json.text(Map.of("a", List.of(1, "b", List.of()))));
        assertThat(Json.text(Stream.of())).isEqualTo("[]\n");
    }

    @Test
    void keysAreEscapedToo() {
        assertThat(Json.text(Map.of("a\"\n", "b"))).isEqualTo("{\n  \"a\\\"\\n\": \"b\"\n}\n");
    }

    @Test
    void objectsKeepTheirOrderAndEmptyOnesStayOnTheirLine() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", List.of());
        map.put("a", Map.of());
        map.put("list", List.of("x", 7, true));

        assertThat(Json.text(map)).isEqualTo("""
                {
                  "z": [],
                  "a": {},
                  "list": [
                    "x",
                    7,
                    true
                  ]
                }
                """);
    }

    @Test
    void whatHasNoJsonIsAMistakeOfOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.text('c'));
    }
}
