package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rewritten when the program is packed for a fast start does what it did before, to the last bit of each hash. */
@Together
class PlainCallsIT {
    private static final String PROGRAM = """
            import java.util.List;

            public class Sample {
                sealed interface Shape {}
                record Point(int x, long y, double z, float w) implements Shape {}
                record Named(String name, List<Point> points, int[] raw) implements Shape {}
                record Flags(boolean on, byte small, short middle, char letter) implements Shape {}
                record Nothing() implements Shape {}
                enum Colour { RED }

                static String kind(Object value) {
                    return switch (value) {
                        case null -> "null";
                        case Point(int x, long y, double z, float w) when x > 1 -> "far " + x + y + z + w;
                        case Point _ -> "point";
                        case Named named -> "named " + named.name();
                        case Flags _ -> "flags";
                        case String text when text.isEmpty() -> "empty";
                        case String text -> text;
                        case Colour colour -> "colour " + colour;
                        default -> "other";
                    };
                }

                public static void main(String[] arguments) {
                    int[] raw = null;
                    List<Object> values = List.of(
                            new Point(1, 1L << 40, 0.0, 1.5f), new Point(1, 1L << 40, -0.0, 1.5f),
                            new Point(2, -1, Double.NaN, Float.NaN), new Point(2, -1, Double.NaN, Float.NaN),
                            new Point(2, -1, Double.NaN, 0.0f), new Named(null, List.of(), raw), new Named("a", null, raw),
                            new Named("a", List.of(new Point(1, 2, 3, 4)), raw),
                            new Named("a", List.of(new Point(1, 2, 3, 4)), raw),
                            new Flags(true, (byte) -1, (short) -300, 'é'), new Flags(false, (byte) -1, (short) -300, 'é'),
                            new Nothing(), new Nothing(), "", "text", Colour.RED, 5);
                    System.out.println(kind(null));
                    for (Object value : values) {
                        System.out.println(kind(value) + " " + (value instanceof Colour ? 0 : value.hashCode()) + " "
                                + value.equals(null) + " " + value);
                        for (Object other : values) {
                            System.out.print(value.equals(other) ? 1 : 0);
                        }
                        System.out.println();
                    }
                }
            }
            """;

    private static final Pattern CALL = Pattern.compile("InvokeDynamic #\\d+:(\\w+)");

    @TempDir
    Path work;

    @Test
    void nothingElseChanges() throws Exception {
        Files.writeString(work.resolve("Sample.java"), PROGRAM);
        run("javac", "-d", "classes", "Sample.java");
        run("jar", "--create", "--file", "sample.jar", "-C", "classes", ".");
        String before = run("java", "-cp", "sample.jar", "Sample");
        assertThat(left()).contains("typeSwitch", "equals", "hashCode", "toString");

        String said =
                run("java", Installed.ROOT.resolve("dist/tools/PlainCalls.java").toString(), "sample.jar");

        assertThat(said).contains("1 calls of SwitchBootstraps", "8 calls of ObjectMethods");
        assertThat(run("java", "-Xverify:all", "-cp", "sample.jar", "Sample")).isEqualTo(before);
        assertThat(before).hasLineCount(35).contains("far 2-1NaNNaN", "named null", "colour RED");
        assertThat(left()).contains("toString").doesNotContain("typeSwitch", "equals", "hashCode");
    }

    /** The calls that are left to the run time: their names. */
    private List<String> left() throws Exception {
        List<String> calls = new ArrayList<>();
        for (String name : List.of("Sample", "Sample$Point", "Sample$Named", "Sample$Flags", "Sample$Nothing")) {
            Matcher call = CALL.matcher(run("javap", "-v", "-p", "-cp", "sample.jar", name));
            while (call.find()) {
                calls.add(call.group(1));
            }
        }
        return calls;
    }

    private String run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        Finished finished = Finished.of(work, Map.of(), command);
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished.out();
    }
}
