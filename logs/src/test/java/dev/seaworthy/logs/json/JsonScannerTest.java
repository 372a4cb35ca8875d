package dev.seaworthy.logs.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What is JSON and what is not, and that another reader of JSON says the same. */
class JsonScannerTest {
    private static final JsonFactory ORACLE = new JsonFactory();
    private static final String LETTERS = "{}[]\",:\\0123456789-+.eEtfnul \t";
    private static final List<String> SEEDS = List.of(
            "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"n\":-12.5e+3,\"a\":[1,2,{\"b\":null}],\"t\":true}",
            "{\"m\":\"tab\\tquote\\\"back\\\\slash\\u4e2d\\ud83d\\ude00 库存 é 😀\",\"f\":false,\"z\":0,\"e\":{},\"x\":[]}",
            "[[[[]]],\"\",0.1,1E9,-0]",
            "{\"a\":{\"b\":{\"c\":[{\"d\":[[{\"e\":\"deep\"}]]}]}}}");

    /** Writes down what it is told. */
    private static final class Told implements Members {
        private final List<String> told = new ArrayList<>();
        private byte[] text = new byte[0];

        @Override
        public int member(int owner, long object, int from, int to, boolean escaped) {
            told.add(text(from, to) + ":");
            return owner + 1;
        }

        @Override
        public void value(int field, Kind kind, boolean element, int from, int to, boolean escaped) {
            told.add(kind.word() + " " + text(from, to) + (element ? " in array" : ""));
        }

        private String text(int from, int to) {
            return new String(text, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private static byte[] padded(byte[] line) {
        byte[] buffer = Arrays.copyOf(line, line.length + JsonScanner.PADDING);
        buffer[line.length] = '\n';
        // What follows in the buffer must not matter.
        Arrays.fill(buffer, line.length + 1, buffer.length, (byte) '"');
        return buffer;
    }

    private static JsonScanner scanned(String line, Told told) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        told.text = padded(bytes);
        JsonScanner scanner = new JsonScanner(told);
        scanner.scan(told.text, 0, bytes.length);
        return scanner;
    }

    @Test
    void tellsOfMembersAndValuesInTheirOrder() {
        Told told = new Told();

        JsonScanner scanner = scanned(" {\"a\": \"x\\n\", \"b\":[1,{\"c\":null}], \"d\":true } ", told);

        assertThat(scanner.problem()).isEqualTo(Problem.NONE);
        assertThat(told.told)
                .containsExactly(
                        "object {",
                        "a:",
                        "string x\\n",
                        "b:",
                        "array [",
                        "number 1 in array",
                        "object { in array",
                        "c:",
                        "null null",
                        "d:",
                        "boolean true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1|CUT_OFF|6",
                "{\"a\":\"b|CUT_OFF|7",
                "{\"a\":\"\\|CUT_OFF|6",
                "{\"a\" 1}|NO_COLON|5",
                "{\"a\":1,}|NO_KEY|7",
                "{a:1}|NO_KEY|1",
                "{\"a\":1}x|MORE_BEHIND|7",
                "{\"a\":1}{\"b\":2}|MORE_BEHIND|7",
                "{\"a\":01}|NO_COMMA|6",
                "{\"a\":1.}|BAD_NUMBER|5",
                "{\"a\":NaN}|NO_VALUE|5",
                "{\"a\":\"\\x\"}|BAD_ESCAPE|6",
                "{\"a\":\"\\u12g4\"}|BAD_ESCAPE|6",
                "{\"a\":\"x\u0001\"}|RAW_CONTROL|7",
                "[1 2]|NO_COMMA|3"
            })
    void saysWhatIsWrongAndWhere(String line, Problem problem, int at) {
        JsonScanner scanner = scanned(line, new Told());

        assertThat(scanner.problem()).isEqualTo(problem);
        assertThat(scanner.problemAt()).isEqualTo(at);
    }

    @Test
    void bracketsWithoutEndAreBounded() {
        JsonScanner scanner = scanned("[".repeat(100_000), new Told());

        assertThat(scanner.problem()).isEqualTo(Problem.TOO_DEEP);
        assertThat(scanner.deepest()).isEqualTo(JsonScanner.DEEPEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc0, 0xff, 0x80, 0xed, 0xf5})
    void bytesThatAreNoUtf8AreTold(int bad) {
        byte[] line = "{\"a\":\"xxxxxxxx?\",\"b\":1}".getBytes(StandardCharsets.ISO_8859_1);
        line[14] = (byte) bad;
        Told told = new Told();
        told.text = padded(line);
        JsonScanner scanner = new JsonScanner(told);

        assertThat(scanner.scan(told.text, 0, line.length)).isTrue();
        assertThat(scanner.badUtf8()).isEqualTo(14);
    }

    @Test
    void anotherReaderSaysTheSameOfMutatedLines() {
        // The same lines every time; -Dseaworthy.seed=N tries others.
        long seed = Long.getLong("seaworthy.seed", 20_261_128);
        Random random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] line = mutated(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8), random);
            if (hasHalfOfPair(line)) {
                continue;
            }
            Told told = new Told();
            told.text = padded(line);
            JsonScanner scanner = new JsonScanner(told);
            boolean ours = scanner.scan(told.text, 0, line.length) && scanner.badUtf8() < 0;
            boolean theirs = oracle(line);
            assertThat(ours)
                    .as("seed " + seed + ": " + new String(line, StandardCharsets.UTF_8) + " " + scanner.problem())
                    .isEqualTo(theirs);
            valid += ours ? 1 : 0;
        }
        assertThat(valid).isBetween(5_000, 45_000);
    }

    /** An escape of a lone surrogate: JSON allows it (RFC 8259, section 8.2), and Jackson refuses it in names. */
    private static boolean hasHalfOfPair(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1)
                .replaceAll("(?i)\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}", "")
                .matches("(?is).*\\\\ud[89a-f].*");
    }

    private static byte[] mutated(byte[] line, Random random) {
        byte[] changed = line.clone();
        for (int n = random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
                case 1 -> {
                    byte other = (byte) random.nextInt(256);
                    // A line feed would end the line.
                    changed[at] = other == '\n' ? (byte) ' ' : other;
                }
                case 2 -> changed = Arrays.copyOf(changed, Math.max(1, at));
                case 3 -> {
                    int other = random.nextInt(changed.length);
                    byte kept = changed[at];
                    changed[at] = changed[other];
                    changed[other] = kept;
                }
                default -> System.arraycopy(changed, at / 2, changed, at, Math.min(changed.length - at, 5));
            }
        }
        return changed;
    }

    /** Jackson, after the JDK's strict reader of UTF-8: Jackson itself lets some broken sequences pass. */
    private static boolean oracle(byte[] line) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
        try (JsonParser parser = ORACLE.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            // Strings are read only when they are asked for.
            int depth = 0;
            do {
                if (parser.currentToken().isStructStart()) {
                    depth++;
                } else if (parser.currentToken().isStructEnd()) {
                    depth--;
                }
                parser.getString();
                if (depth == 0) {
                    return parser.nextToken() == null;
                }
            } while (parser.nextToken() != null);
            return false;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
