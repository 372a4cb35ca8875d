package dev.seaworthy.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in for the JDK's methods does what these do. */
class LackingMethodsTest {
    @Test
    void linesEndAsInTheJdk() {
        for (String text :
                List.of("", "\n", "a", "a\n", "a\nb", "a\r\nb\r\n", "a\rb", "\r\n\r\n", "a\n\r", "\r", "a\r\r\nb")) {
            assertThat(LackingMethods.lines(text))
                    .as(text)
                    .containsExactlyElementsOf(text.lines().toList());
        }
    }

    @Test
    void arraysAreComparedAsInTheJdk() {
        int[][] arrays = {{}, {1}, {1, 2}, {2}, {-1}, {Integer.MIN_VALUE}, {1, 2, 3}};
        for (int[] left : arrays) {
            for (int[] right : arrays) {
                assertThat(Integer.signum(LackingMethods.compare(left, right)))
                        .isEqualTo(Integer.signum(Arrays.compare(left, right)));
            }
        }
    }

    @Test
    void whatWasSeenInOneStreamIsSeenInTheNext() {
        assertThat(LackingMethods.distinct(
                        Stream.of(List.of("b", "a"), List.of("a", "c", "b")).flatMap(List::stream)))
                .containsExactly("b", "a", "c");
    }

    @Test
    void textIsRepeatedAsInTheJdk() {
        assertThat(LackingMethods.repeat(new StringBuilder("a"), "bc", 3).toString())
                .isEqualTo(new StringBuilder("a").repeat("bc", 3).toString());
    }

    @Test
    void everythingLeftOutIsThere() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        for (String name : LeftOut.read().names()) {
            String owner = name.replaceAll("[#$].*", "").replace('.', '/');
            assertThat(Files.isDirectory(root) && isThere(root, owner)).as(name).isTrue();
            if (name.contains("#")) {
                Class<?> type = Class.forName(name.substring(0, name.indexOf('#')));
                assertThat(type.getDeclaredMethods())
                        .as(name)
                        .anyMatch(method -> method.getName().equals(name.substring(name.indexOf('#') + 1)));
            }
        }
    }

    private static boolean isThere(Path root, String owner) throws Exception {
        try (var modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/main/java").resolve(owner))
                    .anyMatch(place -> Files.isDirectory(place) || Files.exists(Path.of(place + ".java")));
        }
    }
}
