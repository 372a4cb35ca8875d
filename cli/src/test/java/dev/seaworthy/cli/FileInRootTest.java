package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file in an image is named, and what looks like such a name and is none. */
class FileInRootTest {
    @TempDir
    Path work;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(work.resolve("alpine.tar"), "");
        Files.createDirectory(work.resolve("root"));
    }

    private void means(String word, String root, String path) throws IOException {
        assertThat(FileInRoot.named(word)).contains(new FileInRoot(root, path));
    }

    @Test
    void archivesAndDirectories() throws IOException {
        String tar = work + "/alpine.tar";
        means(tar + ":/bin/busybox", tar, "/bin/busybox");
        means("archive:" + tar + ":shop:2:/bin/busybox", "archive:" + tar + ":shop:2", "/bin/busybox");
        means("archive:" + tar + ":/bin/a:/b", "archive:" + tar, "/bin/a:/b");
        means("dir:" + work + "/root:/bin/x", "dir:" + work + "/root", "/bin/x");
        means(work + "/root:/bin/x", work + "/root", "/bin/x");
        means("oci:" + work + "/root:tag:/bin/x", "oci:" + work + "/root:tag", "/bin/x");
    }

    @Test
    void registriesHavePortsTagsAndProtocols() throws IOException {
        means("registry:localhost:5000/shop:2:/app/shop", "registry:localhost:5000/shop:2", "/app/shop");
        means("registry:http://localhost/shop:/app/shop", "registry:http://localhost/shop", "/app/shop");
    }

    @Test
    void namesOfTheCatalogueAreRootsThatHaveNoFiles() throws IOException {
        means("alpine:3.20:/bin/busybox", "alpine:3.20", "/bin/busybox");
    }

    @Test
    void otherWordsMeanFiles() throws IOException {
        Files.createDirectories(work.resolve("a:"));
        Files.writeString(work.resolve("a:/file"), "");

        assertThat(FileInRoot.named(work + "/a:/file")).isEmpty();
        assertThat(FileInRoot.named("no-such:/file")).isEmpty();
        assertThat(FileInRoot.named("./plain")).isEmpty();
        assertThat(FileInRoot.named("")).isEqualTo(Optional.empty());
    }

    @Test
    void aRootAloneIsNoFile() {
        assertThatThrownBy(() -> FileInRoot.named("archive:" + work.resolve("alpine.tar")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("add the file's path there");
    }
}
