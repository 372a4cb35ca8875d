package dev.seaworthy.bundle.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written is read back equal, by a reader that somebody else wrote. */
class YamlWriterTest {
    @Test
    void commentsStandAboveTheirKeys() {
        YamlMap pod = new YamlMap()
                .put("kind", "Pod")
                .why("from ports")
                .put(
                        "ports",
                        YamlList.of(new YamlMap()
                                .why("the only one")
                                .put("name", "http")
                                .put("number", 8080)))
                .put("none", new YamlList())
                .put("script", "echo a\n\necho b\n");

        assertThat(YamlWriter.write("Made from two things.", pod)).isEqualTo("""
                # Made from two things.
                ---
                kind: Pod
                # from ports
                ports:
                  # the only one
                  - name: http
                    number: 8080
                none: []
                script: |
                  echo a

                  echo b
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "On",
                "NULL",
                "~",
                "1e3",
                "0x1f",
                "1.0",
                "12:30:45",
                "2001-01-01",
                "<<",
                "=",
                ".inf",
                "-",
                "- a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                " a",
                "a ",
                "'a'",
                "\"a\"",
                "a\"b",
                "{{ .Values.a }}",
                "[a]",
                "{a: b}",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a`",
                "a\nb",
                "a\n",
                "\na",
                "a\n\n",
                " a\nb",
                "a\n b\n",
                "a\tb",
                "a\r\nb",
                "\u0000",
                "\u0085",
                "\u2028",
                "\ufeff",
                "中文",
                "\ud83d\ude00",
                "http://a:80/b?c=d",
                "80%",
                "500m"
            })
    void textStaysText(String text) {
        assertThat(read(YamlWriter.write("", new YamlMap().put(text, text)))).isEqualTo(Map.of(text, text));
        assertThat(read(JsonWriter.document(new YamlMap().put(text, text)))).isEqualTo(Map.of(text, text));
    }

    @Test
    void anythingIsReadBackEqual() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            Map<String, Object> expected = map(random, 0);
            String text = YamlWriter.write("any", toYaml(expected));
            assertThat(read(text))
                    .as("seed %d, round %d:%n%s", seed, round, text)
                    .isEqualTo(expected);
            assertThat(read(JsonWriter.line(toYaml(expected))))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void bracesOfTextAreBracesInATemplate() {
        YamlMap map = new YamlMap()
                .put("text", "{{ $labels.pod }}")
                .put("replicas", YamlScalar.raw("{{ .Values.replicas }}"));

        assertThat(YamlWriter.template("", map)).isEqualTo("""
                ---
                text: "{{ `{{` }} $labels.pod }}"
                replicas: {{ .Values.replicas }}
                """);
    }

    private static Object read(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(random), any(random, depth));
        }
        return map;
    }

    private static Object any(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 3 : 5)) {
            case 0 -> text(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> map(random, depth + 1);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(any(random, depth + 1));
                }
                yield list;
            }
        };
    }

    /** Mostly characters that mean something to YAML. */
    private static String text(Random random) {
        String alphabet = "ab0 1.:-#'\"\\{}[]|>&*!%@`,?~=<\n\t\r()/+_e\u00e9\u4e2d\u0007\u2028";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static YamlMap toYaml(Map<?, ?> map) {
        YamlMap yaml = new YamlMap();
        map.forEach((key, value) -> yaml.why("about # this").put((String) key, value(value)));
        return yaml;
    }

    private static YamlValue value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> toYaml(map);
            case List<?> list -> {
                YamlList yaml = new YamlList();
                list.forEach(item -> yaml.add(value(item)));
                yield yaml;
            }
            case Integer number -> YamlScalar.number(number);
            case Boolean flag -> YamlScalar.of(flag);
            default -> YamlScalar.text(value.toString());
        };
    }
}
