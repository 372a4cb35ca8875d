package dev.seaworthy.target.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.root.RootView.Certificates;
import dev.seaworthy.target.root.RootView.Content;
import dev.seaworthy.target.root.RootView.Entry;
import dev.seaworthy.target.root.RootView.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service looks at while it runs, seen from inside a root. */
class DirectoryRootTest {
    /** A sequence of one byte, which is not a certificate but has the outer form of one. */
    private static final String BLOCK = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";

    @TempDir
    private Path work;

    private DirectoryRoot root;

    @BeforeEach
    void aRoot() throws IOException {
        Files.createDirectories(work.resolve("etc/ssl/certs"));
        Files.createDirectories(work.resolve("tmp"));
        Files.setPosixFilePermissions(work.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(work.resolve("etc/ssl/certs/ca-certificates.crt"), BLOCK + "between\n" + BLOCK);
        Files.createSymbolicLink(work.resolve("etc/ssl/cert.pem"), Path.of("/etc/ssl/certs/ca-certificates.crt"));
        Files.createSymbolicLink(work.resolve("etc/dangling"), Path.of("/nowhere"));
        root = new DirectoryRoot(work);
    }

    @Test
    void anEntryIsNotFollowed() {
        assertThat(root.entry("/etc/ssl/cert.pem")).isEqualTo(new Entry.Link("/etc/ssl/certs/ca-certificates.crt"));
        assertThat(root.entry("/etc/dangling")).isEqualTo(new Entry.Link("/nowhere"));
        assertThat(root.entry("/etc/absent")).isInstanceOf(Entry.Absent.class);
        assertThat(root.entry("/")).isInstanceOf(Entry.Directory.class);
    }

    @Test
    void anEntryHasAttributes() {
        assertThat(root.entry("/tmp"))
                .isInstanceOfSatisfying(
                        Entry.Directory.class,
                        directory -> assertThat(
                                        directory.attributes().orElseThrow().mode())
                                .isEqualTo(0777));
        assertThat(root.entry("/etc/ssl/certs/ca-certificates.crt"))
                .isInstanceOfSatisfying(
                        Entry.File.class,
                        file -> assertThat(file.attributes().orElseThrow().size())
                                .isEqualTo(2 * BLOCK.length() + 8));
    }

    @Test
    void namesInADirectory() {
        assertThat(root.list("/etc")).isEqualTo(new Listing.Names(List.of("dangling", "ssl")));
        assertThat(root.list("/etc/dangling")).isInstanceOf(Listing.Absent.class);
        assertThat(root.list("/etc/ssl/cert.pem")).isInstanceOf(Listing.Absent.class);
    }

    @Test
    void textIsReadThroughLinksInsideTheRoot() {
        assertThat(root.text("/etc/ssl/cert.pem", 1 << 16))
                .isEqualTo(new Content.Text("/etc/ssl/certs/ca-certificates.crt", BLOCK + "between\n" + BLOCK));
        assertThat(root.text("/etc/dangling", 1 << 16)).isInstanceOf(Content.Absent.class);
        assertThat(root.text("/etc/ssl/cert.pem", 10)).isInstanceOf(Content.Unknown.class);
    }

    @Test
    void certificatesAreCounted() {
        assertThat(root.certificates("/etc/ssl/cert.pem"))
                .isEqualTo(new Certificates.Count("/etc/ssl/certs/ca-certificates.crt", 2));
        assertThat(root.certificates("/etc/dangling")).isInstanceOf(Certificates.Absent.class);
    }
}
