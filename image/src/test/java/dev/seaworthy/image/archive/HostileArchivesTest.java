package dev.seaworthy.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.tiny.TinyImage;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource.Answer;
import dev.seaworthy.target.root.RootView.Listing;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that were made to take as much time and memory as they can. They are read in a heap of 128 MiB, half of what
 * the command has (see the POM), and in seconds; the timeouts allow for a slow machine.
 */
@Timeout(60)
class HostileArchivesTest {
    @TempDir
    Path work;

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private Path gzip(Writer writer) throws IOException {
        Path file = work.resolve("hostile.tar.gz");
        try (OutputStream out = new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                },
                1 << 16)) {
            writer.write(out);
        }
        return file;
    }

    private static TargetFacts read(Path file) throws IOException {
        return new ArchiveSource("x", file, Optional.empty(), FactsCache.NONE).facts(Optional.empty())
                        instanceof Answer.Found(TargetFacts facts)
                ? facts
                : throwing();
    }

    private static TargetFacts throwing() {
        throw new AssertionError("another architecture");
    }

    private static byte[] header(char type, String path, long size) {
        byte[] header = TinyTar.empty().header(type, path, "", 0755);
        if (size < 1L << 33) {
            TinyTar.octal(header, 124, 12, size);
        } else {
            header[124] = (byte) 0x80;
            for (int i = 0; i < 8; i++) {
                header[135 - i] = (byte) (size >> (8 * i));
            }
        }
        return TinyTar.sum(header);
    }

    private static void zeros(OutputStream out, long count) throws IOException {
        byte[] piece = new byte[1 << 20];
        for (long left = count; left > 0; left -= piece.length) {
            out.write(piece, 0, (int) Math.min(left, piece.length));
        }
    }

    @Test
    void aBombOfZeros() throws IOException {
        Path gzip = gzip(out -> {
            out.write(header('0', "etc/zeros", 3L << 30));
            zeros(out, 600L << 20);
        });
        assertThat(Files.size(gzip)).isLessThan(5 << 20);
        assertThatThrownBy(() -> read(gzip)).hasMessage("unpacks to more than 100 times its size, as only bombs do");

        Path zstd = work.resolve("hostile.tar.zst");
        try (OutputStream out = new ZstdOutputStreamNoFinalizer(Files.newOutputStream(zstd))) {
            out.write(header('0', "etc/zeros", 3L << 30));
            zeros(out, 600L << 20);
        }
        assertThatThrownBy(() -> read(zstd)).hasMessage("unpacks to more than 100 times its size, as only bombs do");
    }

    @Test
    void aBombInsideAnImage() throws IOException {
        Path layer = gzip(out -> {
            out.write(header('0', "zeros", 3L << 30));
            zeros(out, 600L << 20);
        });
        byte[] blob = Files.readAllBytes(layer);
        byte[] archive = new TinyImage()
                .layer(new byte[0], blob, "application/vnd.oci.image.layer.v1.tar+gzip")
                .dockerArchive("a:1");
        Path outer = Files.write(work.resolve("outer.tar.gz"), TinyImage.gzip(archive));

        assertThatThrownBy(() -> read(outer))
                .hasMessage("layer 1 of 1 unpacks to more than 100 times its size, as only bombs do");
    }

    @Test
    void aMillionEntriesAreRead() throws IOException {
        Path file = gzip(out -> {
            out.write(header('5', "etc", 0));
            for (int i = 0; i < 1_000_000; i++) {
                out.write(header('0', "etc/" + i % 1000 + "/file-number-" + i, 0));
            }
        });

        TargetFacts facts = read(file);

        assertThat(facts.root().list("/etc/999"))
                .isInstanceOfSatisfying(
                        Listing.Names.class, names -> assertThat(names.names()).hasSize(1000));
    }

    @Test
    void moreEntriesAreNot() throws IOException {
        Path file = gzip(out -> {
            out.write(header('5', "etc", 0));
            // Times that differ keep it from being taken for a bomb.
            byte[] same = TinyTar.empty().header('0', "etc/file", "", 0755);
            Random random = new Random(1);
            for (int i = 0; i < 1_100_000; i++) {
                TinyTar.octal(same, 136, 12, random.nextLong(1L << 33));
                out.write(TinyTar.sum(same));
            }
        });

        assertThatThrownBy(() -> read(file)).hasMessage("has more than 1048576 entries");
    }

    @Test
    void entriesOfWhichThePathsImplyManyDirectories() throws IOException {
        Path file = gzip(out -> {
            out.write(header('5', "etc", 0));
            for (int i = 0; i < 2000; i++) {
                out.write(TinyTar.empty()
                        .pax("path", i + "/" + "a/".repeat(2000) + "f")
                        .file("f", "")
                        .withoutEnd());
            }
        });

        assertThatThrownBy(() -> read(file)).hasMessageStartingWith("has more than 1300000 names");
    }

    @Test
    void pathsThatLeadThroughManyLinks() throws IOException {
        String deep = "d/".repeat(1000);
        Path file = gzip(out -> {
            out.write(TinyTar.empty()
                    .directory("etc")
                    .pax("path", deep + "end")
                    .directory("x")
                    .pax("linkpath", deep.replaceAll("d/$", "d"))
                    .link("l", "x")
                    .withoutEnd());
            byte[] through = TinyTar.empty()
                    .pax("path", "l/" + "../".repeat(1000) + "l/f")
                    .file("f", "")
                    .pax("path", "l/e" + "/../e".repeat(500) + "/g")
                    .link("g", "x")
                    .withoutEnd();
            for (int i = 0; i < 30_000; i++) {
                out.write(through);
            }
        });

        assertThatThrownBy(() -> read(file)).hasMessage("has paths that lead through too many links");
    }

    @Test
    void manyLongNames() throws IOException {
        Path file = gzip(out -> {
            out.write(header('5', "etc", 0));
            for (int i = 0; i < 400_000; i++) {
                out.write(TinyTar.empty()
                        .pax("path", "etc/" + i + "-" + "n".repeat(240))
                        .file("f", "")
                        .withoutEnd());
            }
        });

        assertThatThrownBy(() -> read(file)).hasMessage("has names of more than 32 MiB together");
    }

    @Test
    void directoriesThatAreReplacedAgainAndAgain() throws IOException {
        Path file = gzip(out -> {
            out.write(header('5', "etc", 0));
            for (int i = 0; i < 100_000; i++) {
                out.write(header('0', "etc/d/" + i, 0));
            }
            byte[] turn = TinyTar.empty().file("etc/d", "").directory("etc/d").withoutEnd();
            for (int i = 0; i < 200_000; i++) {
                out.write(turn);
            }
        });

        assertThat(read(file).root().list("/etc/d"))
                .isInstanceOfSatisfying(
                        Listing.Names.class, names -> assertThat(names.names()).isEmpty());
    }

    @Test
    void aHugeFileThatClaimsToBeALibrary() throws IOException {
        byte[] small = TinyElf.library(Machine.AMD64, "libx.so").bytes();
        byte[] large = Arrays.copyOf(small, 20 << 20);
        Path file = gzip(out -> {
            for (int i = 0; i < 10; i++) {
                out.write(header('0', "lib/lib" + i + ".so", large.length));
                out.write(large);
            }
            out.write(header('0', "lib/claims.so", 1L << 40));
            out.write(small);
        });

        assertThatThrownBy(() -> read(file)).hasMessage("is cut off");
    }

    @Test
    void manyConfigurationFiles() throws IOException {
        byte[] content = "x".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        Path file = gzip(out -> {
            for (int i = 0; i < 3000; i++) {
                out.write(TinyTar.empty()
                        .file("etc/" + i + "/passwd", content, 0644)
                        .withoutEnd());
            }
        });

        TargetFacts facts = read(file);

        assertThat(facts.root().text("/etc/0/passwd", 1 << 16))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Content.Text.class);
        assertThat(facts.root().text("/etc/2999/passwd", 1 << 16))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Content.Unknown.class);
    }

    @Test
    void anIndexOfManyMegabytes() throws IOException {
        byte[] index = TinyImage.json("{'manifests': [" + " ".repeat(5 << 20) + "]}");
        byte[] archive = TinyTar.empty()
                .file("oci-layout", "{}")
                .file("index.json", index, 0644)
                .bytes();
        Path file = Files.write(work.resolve("a.tar"), archive);

        assertThatThrownBy(() -> read(file)).hasMessage("has an index of more than 4194304 bytes");
    }

    @Test
    void aDeepAndAWideIndex() throws IOException {
        for (String json : new String[] {"[".repeat(4_000_000), "{'manifests': [" + "{},".repeat(1_300_000) + "{}]}"}) {
            byte[] archive = TinyTar.empty()
                    .file("oci-layout", "{}")
                    .file("index.json", TinyImage.json(json), 0644)
                    .bytes();
            Path file = Files.write(work.resolve("a.tar"), archive);

            assertThatThrownBy(() -> read(file)).hasMessageMatching("the index: .*(nested deeper|more than).*");
        }
    }
}
