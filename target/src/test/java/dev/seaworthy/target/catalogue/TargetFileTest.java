package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        assertThat(TargetFile.read(good.replace("\ncache", "\n\n# a comment\nlater\tby a newer release\ncache")))
                .isInstanceOf(TargetFile.Result.Facts.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ^seaworthy-target.2          | something else           | the first line must be
            ^seaworthy-target.2          | seaworthy-target 3       | the first line must be
            (?m)^name.*\\n               | ''                       | "name" is missing
            (?m)^architecture.*          | architecture             | "architecture" needs 1 fields
            (?m)^architecture.amd64      | architecture\tpdp11      | "pdp11" is no architecture
            (?m)^distribution.debian     | distribution             | "distribution" needs 4 fields
            (?m)^(distribution.*)APT$      | $1STORE                  | "STORE" is none of
            (?m)^c-library.GLIBC         | c-library\tDIET          | "DIET" is none of
            (?m)^captured.*              | captured\t2026           | "captured" needs 2 fields
            (?m)^directory.*             | directory                | too few fields for "directory"
            (?m)^certificates.*          | certificates\t/x\tmany  | "many" is not a number
            (?m)^size.*                  | size\tlarge              | "large" is not a number
            (?m)^ (define)               | ' same\tx\t/y\t0\n $1'   | "same" is for the built-in catalogue
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

    /** Written by releases before 0.2; what it does not tell is unknown, for loaders it tells all. */
    @Test
    void theFirstVersionIsStillRead() {
        String first = """
                seaworthy-target\t1
                name\told
                architecture\tamd64
                distribution\tdebian\t12\tDebian 12\tAPT
                c-library\tGLIBC\t2.36\t/usr/lib/libc.so.6
                captured\t2025-01-01\ta root
                link\t/lib\tusr/lib
                other\t/usr/lib/libx.so\tis not an ELF file
                object\t/usr/lib/libc.so.6\tx\t8\tlittle\t62\t0\t3\t
                 soname\tlibc.so.6
                 define\tGLIBC_2.2.5
                 imports\t_dl@GLIBC_PRIVATE@ld.so?~
                 exports\tputs@@GLIBC_2.2.5 gets@GLIBC_2.2.5 memcpy@@GLIBC_2.2.5! plain
                end
                """;

        assertThat(TargetFile.read(first)).isInstanceOfSatisfying(TargetFile.Result.Facts.class, read -> {
            RootView root = read.facts().root();
            assertThat(root.object("/lib/libc.so.6"))
                    .isInstanceOfSatisfying(RootView.ObjectLookup.Found.class, found -> {
                        assertThat(found.object().exports())
                                .containsExactly(
                                        new DynamicObject.Export("puts", Optional.of("GLIBC_2.2.5"), false, false),
                                        new DynamicObject.Export("gets", Optional.of("GLIBC_2.2.5"), true, false),
                                        new DynamicObject.Export("memcpy", Optional.of("GLIBC_2.2.5"), false, true),
                                        new DynamicObject.Export("plain", Optional.empty(), false, false));
                        assertThat(found.object().imports())
                                .containsExactly(new DynamicObject.Import(
                                        "_dl", Optional.of("GLIBC_PRIVATE"), Optional.of("ld.so"), true, true));
                    });
            assertThat(root.object("/lib/libx.so")).isInstanceOf(RootView.ObjectLookup.NotAnObject.class);
            assertThat(root.object("/lib/libz.so.1")).isInstanceOf(RootView.ObjectLookup.Absent.class);
            assertThat(root.lookup("/etc/passwd")).isInstanceOf(RootView.Lookup.Unknown.class);
            assertThat(root.entry("/bin/sh")).isInstanceOf(RootView.Entry.Unknown.class);
            assertThat(root.list("/lib")).isInstanceOf(RootView.Listing.Unknown.class);
            assertThat(root.certificates("/etc/ssl/cert.pem")).isInstanceOf(RootView.Certificates.Unknown.class);
        });
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
                String path = Fields.unescape(line.split("\t", -1)[1]);
                assertThat(root.object(path)).isNotNull();
                assertThat(root.loader(path)).isNotNull();
                assertThat(root.entry(path)).isNotNull();
                assertThat(root.list(path)).isNotNull();
                assertThat(root.text(path, 1000)).isNotNull();
                assertThat(root.certificates(path)).isNotNull();
            });
        }
    }
}
