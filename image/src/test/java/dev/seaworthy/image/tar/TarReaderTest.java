package dev.seaworthy.image.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class TarReaderTest {
    @TempDir
    Path work;

    /** Path, type, size and target of each entry, and the content of files. */
    private static List<String> read(byte[] tar) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(tar));
        List<String> entries = new ArrayList<>();
        for (Optional<TarEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            TarEntry entry = next.get();
            String content = new String(reader.content().readAllBytes(), StandardCharsets.UTF_8);
            entries.add(entry.type() + " " + entry.path() + " " + entry.size()
                    + (entry.target().isEmpty() ? "" : " -> " + entry.target())
                    + (content.isEmpty() ? "" : " " + content));
        }
        return entries;
    }

    @Test
    void entriesOfAllKinds() throws IOException {
        byte[] tar = TinyTar.empty()
                .directory("./")
                .file("a", "hello")
                .link("l", "../a")
                .hardLink("h", "a")
                .entry('3', "dev", "", 0600, new byte[0])
                .bytes();

        assertThat(read(tar))
                .containsExactly(
                        "DIRECTORY ./ 0",
                        "FILE a 5 hello",
                        "SYMBOLIC_LINK l 0 -> ../a",
                        "HARD_LINK h 0 -> a",
                        "SPECIAL dev 0");
    }

    @Test
    void modesAndOwners() throws IOException {
        byte[] tar = TinyTar.empty()
                .ownedBy(1000, 100)
                .directory("t", 01777)
                .pax("uid", "3000000", "gid", "4000000")
                .file("f", "")
                .bytes();
        TarReader reader = new TarReader(new ByteArrayInputStream(tar));

        assertThat(reader.next().orElseThrow())
                .isEqualTo(new TarEntry("t", TarEntry.Type.DIRECTORY, 01777, 1000, 100, 0, ""));
        assertThat(reader.next().orElseThrow())
                .isEqualTo(new TarEntry("f", TarEntry.Type.FILE, 0644, 3_000_000, 4_000_000, 0, ""));
    }

    @Test
    void namesOfPaxHeadersAndOfGnu() throws IOException {
        String longName = "d/" + "x".repeat(300);
        byte[] tar = TinyTar.empty()
                .pax("path", longName, "linkpath", "é", "mtime", "1.5", "SCHILY.xattr.a", "b\nc=d")
                .link("short", "other")
                .entry('L', "././@LongLink", "", 0, (longName + "\0").getBytes(StandardCharsets.UTF_8))
                .file("cut", "x")
                .file("next", "y")
                .bytes();

        assertThat(read(tar))
                .containsExactly("SYMBOLIC_LINK " + longName + " 0 -> é", "FILE " + longName + " 1 x", "FILE next 1 y");
    }

    @Test
    void theSizeOfAPaxHeaderCounts() throws IOException {
        byte[] tar = TinyTar.empty()
                .pax("size", "3")
                .block(TinyTar.sum(TinyTar.empty().header('0', "f", "", 0644)))
                .content("abc".getBytes(StandardCharsets.UTF_8))
                .file("g", "d")
                .bytes();

        assertThat(read(tar)).containsExactly("FILE f 3 abc", "FILE g 1 d");
    }

    @Test
    void sizesInBinary() throws IOException {
        byte[] header = TinyTar.empty().header('0', "f", "", 0644);
        header[124] = (byte) 0x80;
        header[135] = 3;
        byte[] tar = TinyTar.empty()
                .block(TinyTar.sum(header))
                .content("abc".getBytes(StandardCharsets.UTF_8))
                .bytes();

        assertThat(read(tar)).containsExactly("FILE f 3 abc");
    }

    /** Every format that GNU tar writes, with long names and a sparse file, against what it packed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format=gnu",
                "--format=oldgnu",
                "--format=posix",
                "--format=posix --sparse-version=0.0",
                "--format=posix --sparse-version=0.1"
            })
    void whatTarPacked(String options) throws IOException, InterruptedException {
        Path root = Files.createDirectories(work.resolve("root"));
        String deep = ("d".repeat(60) + "/").repeat(3);
        Files.createDirectories(root.resolve(deep));
        Files.writeString(root.resolve(deep + "file"), "deep");
        try (var sparse = java.nio.channels.FileChannel.open(
                root.resolve("sparse"),
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE)) {
            for (int i = 0; i < 30; i++) {
                sparse.write(java.nio.ByteBuffer.wrap(new byte[] {'a', 'b'}), i * 200_000L + 100_000);
            }
        }
        List<String> command = new ArrayList<>(List.of("tar", "-C", root.toString(), "-cSf"));
        command.add(work.resolve("a.tar").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.add(".");
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();

        TarReader reader = new TarReader(new ByteArrayInputStream(Files.readAllBytes(work.resolve("a.tar"))));
        int files = 0;
        for (Optional<TarEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            if (next.get().type() == TarEntry.Type.FILE) {
                byte[] expected = Files.readAllBytes(root.resolve(next.get().path()));
                assertThat(next.get().size()).isEqualTo(expected.length);
                assertThat(Arrays.equals(reader.content().readAllBytes(), expected))
                        .isTrue();
                files++;
            }
        }

        assertThat(files).isEqualTo(2);
    }

    @Test
    void anArchiveMayEndWithoutItsMarkAndLackTheLastFilling() throws IOException {
        byte[] whole = TinyTar.empty().file("a", "hello").withoutEnd();

        assertThat(read(whole)).hasSize(1);
        assertThat(read(Arrays.copyOf(whole, 512 + 5))).hasSize(1);
    }

    @Test
    void aCutArchive() {
        byte[] whole = TinyTar.empty().file("a", "hello").file("b", "world").withoutEnd();

        for (int length : List.of(512 + 3, 1024 + 100, 1536 + 1)) {
            assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
                    .isInstanceOf(TarException.class)
                    .hasMessage("is cut off");
        }
    }

    @Test
    void whatIsNoArchive() {
        assertThatThrownBy(() -> read("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("is not a tar archive");
        assertThatThrownBy(() -> read("x".repeat(5000).getBytes(StandardCharsets.UTF_8)))
                .hasMessage("is not a tar archive");
    }

    @Test
    void aDamagedHeader() {
        byte[] tar = TinyTar.empty().file("a", "").file("b", "").bytes();
        tar[512] ^= 1;

        assertThatThrownBy(() -> read(tar)).hasMessage("has a damaged header");
    }

    @Test
    void negativeAndHugeSizes() {
        byte[] negative = TinyTar.empty().header('0', "f", "", 0644);
        Arrays.fill(negative, 124, 136, (byte) 0xff);
        assertThatThrownBy(
                        () -> read(TinyTar.empty().block(TinyTar.sum(negative)).bytes()))
                .hasMessage("an entry says that it has a negative size");

        byte[] huge = TinyTar.empty().header('0', "f", "", 0644);
        huge[124] = (byte) 0x80;
        Arrays.fill(huge, 125, 136, (byte) 0xff);
        assertThatThrownBy(() -> read(TinyTar.empty().block(TinyTar.sum(huge)).bytes()))
                .hasMessage("a header has a number beyond 63 bits");

        byte[] large = TinyTar.empty().header('0', "f", "", 0644);
        TinyTar.octal(large, 124, 12, 077777777777L);
        assertThatThrownBy(() -> read(TinyTar.empty().block(TinyTar.sum(large)).bytes()))
                .hasMessage("is cut off");
    }

    @Test
    void hugeExtensionHeaders() {
        for (char type : "xLK".toCharArray()) {
            byte[] header = TinyTar.empty().header(type, "f", "", 0644);
            TinyTar.octal(header, 124, 12, 1L << 32);
            assertThatThrownBy(() ->
                            read(TinyTar.empty().block(TinyTar.sum(header)).bytes()))
                    .hasMessage("has an extension header of more than 1048576 bytes");
        }
    }

    @Test
    void extensionHeadersWithoutEnd() {
        TinyTar tar = TinyTar.empty();
        for (int i = 0; i < 1_000; i++) {
            tar.pax("comment", "x");
        }

        assertThatThrownBy(() -> read(tar.bytes())).hasMessage("an entry has more than 16 extension headers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "5 a=b\n", "999 path=x\n", "9 path=x", "7 path\n", "99999999999 a=b\n", "18 size=-9999999\n"
            })
    void damagedPaxHeaders(String record) {
        byte[] tar = TinyTar.empty()
                .entry('x', "p", "", 0, record.getBytes(StandardCharsets.UTF_8))
                .file("f", "")
                .bytes();

        assertThatThrownBy(() -> read(tar)).isInstanceOf(TarException.class).hasMessageContaining("PAX header");
    }

    @Test
    void sparseFilesThatOverlapOrGoOnForEver() {
        assertThatThrownBy(() -> read(TinyTar.empty()
                        .pax("GNU.sparse.size", "100", "GNU.sparse.map", "0,10,5,10")
                        .file("f", "x".repeat(20))
                        .bytes()))
                .hasMessage("a sparse file has pieces that overlap");
        assertThatThrownBy(() -> read(TinyTar.empty()
                        .pax("GNU.sparse.size", "100", "GNU.sparse.map", "0,90")
                        .file("f", "x")
                        .bytes()))
                .hasMessage("has a sparse file with fewer bytes than its map says");
        assertThatThrownBy(() -> read(TinyTar.empty()
                        .pax("GNU.sparse.major", "1", "GNU.sparse.minor", "0", "GNU.sparse.realsize", "100")
                        .file("f", "9999999\n" + "1\n0\n".repeat(400_000))
                        .bytes()))
                .hasMessageContaining("a sparse file has");
    }
}
