package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged target file is refused with the line and what is wrong with it, and never ends in an exception. */
class TargetFileTest {
    private static final int RANDOM_DAMAGES = 3000;

    @TempDir
    private Path folder;

    private String good = "";

    @BeforeEach
    void captureOne() throws IOException {
        good = CaptureTest.capture(TinyRoot.glibc(folder.resolve("root")));
    }

    @Test
    void anUndamagedOneIsRead() {
        assertThat(TargetFile.read(good)).isInstanceOf(TargetFile.Result.Facts.class);
        assertThat(TargetFile.read(good + "# what follows the end is ignored\nobject\n"))
                .isInstanceOf(TargetFile.Result.Facts.class);
        assertThat(TargetFile.read(good.replace("\nlink", "\n\n# a comment\nlater\tby a newer release\nlink")))
                .isInstanceOf(TargetFile.Result.Facts.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ^seaworthy-target.1          | something else           | the first line must be
            ^seaworthy-target.1          | seaworthy-target 2       | the first line must be
            (?m)^name.*\\n               | ''                       | "name" is missing
            (?m)^architecture.*          | architecture             | "architecture" needs 1 fields
            (?m)^architecture.amd64      | architecture\tpdp11      | "pdp11" is no architecture
            (?m)^distribution.debian     | distribution             | "distribution" needs 4 fields
            (?m)^(distribution.*)APT$      | $1STORE                  | "STORE" is none of
            (?m)^c-library.GLIBC         | c-library\tDIET          | "DIET" is none of
            (?m)^captured.*              | captured\t2026           | "captured" needs 2 fields
            (?m)^link.*                  | link\t/lib               | too few fields for "link"
            (?m)^other.*                 | other                    | too few fields for "other"
            (?m)^object.*                | object                   | "object" needs 8 fields
            (?m)^(object.*).62\\t         | '$1\tsixty\t'            | "sixty" is not a number
            (?m)^(object.*).3.([A-Z ]*)$ | $1\t3\tSTOLEN            | "STOLEN" is none of
            (?m)^ need.libc.so.6.*       | ' need\tlibc.so.6'       | "need" needs a file and versions
            (?m)^ loader.*               | ' loader\tGLIBC'         | "loader" needs kind
            (?m)^ loader.GLIBC           | ' loader\tOWN'           | "OWN" is none of
            (?m)^end\\n                  | ''                       | the file was cut
            """)
    void damageIsNamedWithItsLine(String pattern, String damage, String said) {
        String damaged = good.replaceFirst(pattern, damage);

        assertThat(damaged).isNotEqualTo(good);
        assertThat(TargetFile.read(damaged)).isInstanceOfSatisfying(TargetFile.Result.Bad.class, bad -> {
            assertThat(bad.what()).contains(said);
            assertThat(bad.line()).isEqualTo(expectedLine(damaged, said));
        });
    }

    /** The first line that differs from the good file; 1 for a line that is missing, the last when the end is. */
    private int expectedLine(String damaged, String said) {
        List<String> now = damaged.lines().toList();
        List<String> before = good.lines().toList();
        if (said.endsWith("is missing")) {
            return 1;
        }
        int line = 0;
        while (line < now.size() && now.get(line).equals(before.get(line))) {
            line++;
        }
        return Math.min(line + 1, now.size());
    }

    @Test
    void everyCutIsNoticed() {
        for (int length = 0; length < good.length() - 1; length++) {
            assertThat(TargetFile.read(good.substring(0, length)))
                    .as("the first %d characters", length)
                    .isInstanceOf(TargetFile.Result.Bad.class);
        }
    }

    @Test
    void randomDamageNeverThrows() {
        long seed = Long.getLong("seaworthy.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_DAMAGES; i++) {
            String damaged = damage(random);
            assertThatCode(() -> readAll(damaged))
                    .as("-Dseaworthy.seed=%d, damage %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    private String damage(Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, "\t\n %@~?!/0x\0\uffff".charAt(random.nextInt(13)));
                case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(40)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                default -> {
                    List<String> lines = new ArrayList<>(text.toString().lines().toList());
                    lines.remove(random.nextInt(lines.size()));
                    text = new StringBuilder(String.join("\n", lines) + "\n");
                }
            }
        }
        return text.toString();
    }

    private static void readAll(String text) {
        if (TargetFile.read(text) instanceof TargetFile.Result.Facts(var facts)) {
            RootView root = facts.root();
            text.lines().filter(line -> line.contains("\t/")).forEach(line -> {
                String path = TargetFile.unescape(line.split("\t", -1)[1]);
                assertThat(root.object(path)).isNotNull();
                assertThat(root.loader(path)).isNotNull();
            });
        }
    }
}
