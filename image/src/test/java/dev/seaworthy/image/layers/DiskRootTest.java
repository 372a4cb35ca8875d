package dev.seaworthy.image.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers in a directory, from makers who mean it and from those who want out. */
class DiskRootTest {
    private static final long MOST = 1 << 20;

    @TempDir
    Path folder;

    private Path top;
    private Path secret;
    private DiskRoot root;

    @BeforeEach
    void make() throws IOException {
        top = Files.createDirectory(folder.resolve("root"));
        secret = Files.writeString(folder.resolve("secret"), "untouched");
        root = new DiskRoot(top, new Budget(), MOST);
    }

    private void add(TinyTar tar) throws IOException {
        root.add(new ByteArrayInputStream(tar.bytes()), true);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(path -> !path.equals(top))
                    .map(path -> top.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private void nothingIsOutside() throws IOException {
        assertThat(secret).hasContent("untouched");
        try (Stream<Path> outside = Files.list(folder)) {
            assertThat(outside).containsExactlyInAnyOrder(top, secret);
        }
    }

    @Test
    void layersLieOverEachOther() throws IOException {
        add(TinyTar.empty()
                .directory("usr/")
                .file("usr/kept", "old")
                .file("usr/replaced", "old")
                .file("usr/hidden", "old")
                .directory("opaque/")
                .file("opaque/old", "old"));
        add(TinyTar.empty()
                .file("usr/replaced", "new")
                .file("usr/.wh.hidden", "")
                .file("opaque/new", "new")
                .file("opaque/.wh..wh..opq", "")
                .link("bin", "usr"));

        assertThat(names()).containsExactly("bin", "opaque", "opaque/new", "usr", "usr/kept", "usr/replaced");
        assertThat(top.resolve("usr/replaced")).hasContent("new");
        assertThat(Files.readSymbolicLink(top.resolve("bin"))).isEqualTo(Path.of("usr"));
    }

    @Test
    void dotsDoNotLeadOut() throws IOException {
        add(TinyTar.empty().file("../secret", "changed").file("/../../secret2", "new"));

        assertThat(names()).containsExactly("secret", "secret2");
        nothingIsOutside();
    }

    @Test
    void linksOnTheWayAreFollowedInside() throws IOException {
        add(TinyTar.empty()
                .link("away", folder.toString())
                .file("away/secret", "changed")
                .link("up", "../..")
                .file("up/other", "new")
                .link("hop", "up")
                .file("hop/more", "new"));

        nothingIsOutside();
        assertThat(top.resolve("other")).hasContent("new");
        assertThat(top.resolve("more")).hasContent("new");
        // What the link names is a place in the root, which was made there.
        assertThat(top.resolve(folder.toString().substring(1)).resolve("secret"))
                .hasContent("changed");
    }

    @Test
    void nothingIsWrittenThroughALinkThatWasThere() throws IOException {
        add(TinyTar.empty().link("file", secret.toString()).file("file", "mine"));

        assertThat(Files.isSymbolicLink(top.resolve("file"))).isFalse();
        assertThat(top.resolve("file")).hasContent("mine");
        nothingIsOutside();
    }

    @Test
    void hardLinksLeadOnlyToFilesInside() throws IOException {
        add(TinyTar.empty()
                .file("inside", "mine")
                .hardLink("same", "/inside")
                .hardLink("stolen", "../secret")
                .hardLink("stolen2", secret.toString())
                .link("out", secret.toString())
                .hardLink("stolen3", "out")
                .file("stolen3", "changed"));

        assertThat(Files.isSameFile(top.resolve("inside"), top.resolve("same"))).isTrue();
        assertThat(names()).containsExactly("inside", "out", "same", "stolen3");
        assertThat(root.leftOut()).isEqualTo(2);
        nothingIsOutside();
    }

    @Test
    void whiteoutsHideNothingOutside() throws IOException {
        add(TinyTar.empty().file("kept", "old"));
        add(TinyTar.empty()
                .file(".wh..", "")
                .file(".wh...", "")
                .file(".wh.", "")
                .link("away", folder.toString())
                .file("away/.wh.secret", "")
                .file("away/.wh..wh..opq", ""));

        assertThat(top.resolve("kept")).hasContent("old");
        nothingIsOutside();
    }

    @Test
    void hidingALinkDoesNotHideWhereItLeads() throws IOException {
        add(TinyTar.empty().link("away", folder.toString()).directory("usr/").file("usr/file", "x"));
        add(TinyTar.empty().file(".wh.away", "").link("usr", folder.toString()));

        assertThat(names()).containsExactly("usr");
        assertThat(Files.isSymbolicLink(top.resolve("usr"))).isTrue();
        nothingIsOutside();
    }

    @Test
    void devicesAndForeignRightsAreLeftOut() throws IOException {
        add(TinyTar.empty()
                .entry('3', "null", "", 0666, new byte[0])
                .entry('6', "pipe", "", 0666, new byte[0])
                .file("su", new byte[] {1}, 04755)
                .directory("closed/", 0)
                .file("closed/file", new byte[] {1}, 0));

        assertThat(names()).containsExactly("closed", "closed/file", "su");
        assertThat(root.leftOut()).isEqualTo(2);
        assertThat(Files.getAttribute(top.resolve("su"), "unix:mode", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(0100755);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(top.resolve("closed"))))
                .isEqualTo("rwx------");
    }

    @Test
    void thereIsALimitToWhatIsWritten() {
        byte[] large = new byte[(int) MOST / 2 + 1];

        assertThatThrownBy(() -> add(TinyTar.empty().file("one", large, 0644).file("two", large, 0644)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage("unpacks to more than the 1 MiB that there is room for");
    }

    @Test
    void linksInACircleEnd() {
        assertThatThrownBy(
                        () -> add(TinyTar.empty().link("a", "b").link("b", "a").file("a/file", "x")))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("where no directory can be");
    }
}
