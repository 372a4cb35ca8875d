package dev.seaworthy.image.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Entry;
import dev.seaworthy.target.root.RootView.Listing;
import dev.seaworthy.target.root.RootView.Lookup;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RootBuilderTest {
    /** The root of layers, the lowest first. */
    private static StreamedRoot root(TinyTar... layers) throws IOException {
        RootBuilder builder = new RootBuilder(new Budget());
        for (TinyTar layer : layers) {
            builder.add(new ByteArrayInputStream(layer.bytes()), true);
        }
        return builder.root();
    }

    private static List<String> names(RootView root, String path) {
        return root.list(path) instanceof Listing.Names(List<String> names) ? names : List.of("?");
    }

    private static String text(RootView root, String path) {
        return root.text(path, 1000) instanceof RootView.Content.Text(String _, String text) ? text : "?";
    }

    @Test
    void aWhiteoutHidesWhatAnOlderLayerHas() throws IOException {
        RootView root = root(
                TinyTar.empty().file("etc/passwd", "old").file("etc/group", "g").file("opt/a/b", ""),
                TinyTar.empty().file("etc/.wh.passwd", "").file(".wh.opt", ""));

        assertThat(names(root, "/etc")).containsExactly("group");
        assertThat(names(root, "/")).containsExactly("etc");
        assertThat(root.lookup("/opt/a/b")).isEqualTo(new Lookup.Absent("there is no /opt"));
    }

    @Test
    void aWhiteoutDoesNotHideWhatItsOwnLayerHasInAnyOrder() throws IOException {
        TinyTar lower = TinyTar.empty().file("d/old", "").file("f", "old");
        RootView before = root(
                lower,
                TinyTar.empty()
                        .file(".wh.d", "")
                        .file(".wh.f", "")
                        .file("d/new", "")
                        .file("f", "new"));
        RootView after = root(
                lower,
                TinyTar.empty()
                        .file("d/new", "")
                        .file("f", "new")
                        .file(".wh.d", "")
                        .file(".wh.f", ""));

        for (RootView root : List.of(before, after)) {
            assertThat(names(root, "/d")).containsExactly("new");
            assertThat(names(root, "/")).containsExactly("d", "f");
        }
    }

    @Test
    void anOpaqueDirectoryHidesAllThatIsOlderInAnyOrder() throws IOException {
        TinyTar lower = TinyTar.empty().file("d/a", "").file("d/s/b", "").link("d/l", "a");
        RootView before = root(lower, TinyTar.empty().file("d/.wh..wh..opq", "").file("d/s/c", ""));
        RootView after = root(lower, TinyTar.empty().file("d/s/c", "").file("d/.wh..wh..opq", ""));

        for (RootView root : List.of(before, after)) {
            assertThat(names(root, "/d")).containsExactly("s");
            assertThat(names(root, "/d/s")).containsExactly("c");
        }
    }

    @Test
    void whatALaterLayerPutsIntoAnOpaqueDirectoryIsSeen() throws IOException {
        RootView root = root(
                TinyTar.empty().file("d/a", "").file("d/s/b", ""),
                TinyTar.empty().file("d/.wh..wh..opq", ""),
                TinyTar.empty().file("d/s/z", ""));

        assertThat(names(root, "/d/s")).containsExactly("z");
    }

    @Test
    void directoriesAreMergedAndEverythingElseIsReplaced() throws IOException {
        RootView root = root(
                TinyTar.empty()
                        .directory("d", 0700)
                        .file("d/a", "")
                        .file("x/y", "")
                        .link("l", "d")
                        .file("f", ""),
                TinyTar.empty()
                        .directory("d", 0755)
                        .file("d/b", "")
                        .file("x", "a file now")
                        .directory("l")
                        .file("l/in", "")
                        .link("f", "d/a"));

        assertThat(names(root, "/d")).containsExactly("a", "b");
        assertThat(root.entry("/d"))
                .isEqualTo(new Entry.Directory(Optional.of(new RootView.Attributes(0755, 0, 0, 0))));
        assertThat(root.lookup("/x/y")).isEqualTo(new Lookup.Absent("/x is not a directory"));
        assertThat(names(root, "/l")).containsExactly("in");
        assertThat(root.lookup("/f")).isEqualTo(new Lookup.File("/d/a", false));
    }

    @Test
    void aDirectoryThatWasAFileInBetweenHasNothingOfBefore() throws IOException {
        RootView root = root(
                TinyTar.empty().file("d/old", ""),
                TinyTar.empty().file("d", ""),
                TinyTar.empty().directory("d"));

        assertThat(names(root, "/d")).isEmpty();
    }

    @Test
    void linksOnTheWayToAnEntryAreFollowedInsideTheRoot() throws IOException {
        RootView root = root(
                TinyTar.empty()
                        .directory("usr/lib")
                        .link("lib", "usr/lib")
                        .link("out", "../../../../etc")
                        .link("abs", "/usr"),
                TinyTar.empty()
                        .file("lib/a", "")
                        .file("out/b", "")
                        .file("abs/lib/c", "")
                        .file("lib/.wh.none", ""));

        assertThat(root.entry("/lib")).isEqualTo(new Entry.Link("usr/lib"));
        assertThat(names(root, "/usr/lib")).containsExactly("a", "c");
        assertThat(names(root, "/etc")).containsExactly("b");
    }

    @Test
    void hardLinksReachIntoOlderLayersAndKeepWhatWasReplaced() throws IOException {
        RootView root = root(
                TinyTar.empty().ownedBy(7, 8).file("etc/passwd", "first"),
                TinyTar.empty().hardLink("copy/passwd", "etc/passwd").hardLink("copy/group", "/copy/passwd"),
                TinyTar.empty().file("etc/passwd", "second"));

        assertThat(text(root, "/etc/passwd")).isEqualTo("second");
        assertThat(text(root, "/copy/passwd")).isEqualTo("first");
        assertThat(text(root, "/copy/group")).isEqualTo("first");
        assertThat(root.entry("/copy/passwd"))
                .isEqualTo(new Entry.File(Optional.of(new RootView.Attributes(0644, 7, 8, 5))));
    }

    @Test
    void hardLinksThatLeadNowhereAreUnknown() throws IOException {
        RootView root = root(TinyTar.empty()
                .hardLink("a", "nothing")
                .hardLink("b", "b")
                .directory("d")
                .hardLink("c", "d")
                .hardLink("x", "y")
                .hardLink("y", "x"));

        assertThat(root.lookup("/a"))
                .isEqualTo(new Lookup.Unknown("/a is a hard link to nothing, which is not in the archive"));
        for (String path : List.of("/b", "/c", "/x", "/y")) {
            assertThat(root.lookup(path)).isInstanceOf(Lookup.Unknown.class);
        }
    }

    @Test
    void absoluteNamesAndDotsDoNotLeaveTheRoot() throws IOException {
        RootView root = root(TinyTar.empty()
                .file("/etc/a", "")
                .file("./etc/b", "")
                .file("../../etc/c", "")
                .file("etc/../../etc/./d", "")
                .hardLink("etc/e", "../../../etc/a"));

        assertThat(names(root, "/")).containsExactly("etc");
        assertThat(names(root, "/etc")).containsExactly("a", "b", "c", "d", "e");
        assertThat(root.lookup("/etc/e")).isInstanceOf(Lookup.File.class);
    }

    @Test
    void ofEntriesOfTheSameNameTheLastCounts() throws IOException {
        RootView root = root(
                TinyTar.empty().file("etc/hosts", "1").file("etc/hosts", "2").file("./etc//hosts", "3"));

        assertThat(text(root, "/etc/hosts")).isEqualTo("3");
        assertThat(names(root, "/etc")).containsExactly("hosts");
    }

    @Test
    void devicesAndPipesAreNeitherFilesNorDirectories() throws IOException {
        RootView root = root(TinyTar.empty()
                .entry('3', "dev/null", "", 0666, new byte[0])
                .entry('4', "dev/sda", "", 0660, new byte[0])
                .entry('6', "run/pipe", "", 0600, new byte[0]));

        assertThat(root.entry("/dev/null")).isEqualTo(new Entry.Special());
        assertThat(root.lookup("/dev/sda")).isEqualTo(new Lookup.Absent("/dev/sda is neither a file nor a directory"));
        assertThat(root.lookup("/run/pipe")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void linkLoopsEndThere() throws IOException {
        RootView root = root(TinyTar.empty().link("a", "b").link("b", "a").link("self", "self/x"));

        assertThat(root.lookup("/a")).isInstanceOf(Lookup.Absent.class);
        assertThat(root.lookup("/self")).isInstanceOf(Lookup.Absent.class);
        assertThatThrownBy(
                        () -> root(TinyTar.empty().link("a", "b").link("b", "a").file("a/f", "")))
                .hasMessage("has an entry below /a, where no directory can be");
    }

    @Test
    void anEntryBelowAFileIsRefused() {
        assertThatThrownBy(() -> root(TinyTar.empty().file("etc", "").file("etc/passwd", "")))
                .hasMessage("has an entry below /etc, where no directory can be");
    }

    @Test
    void namesThatNoFileSystemTakes() {
        assertThatThrownBy(
                        () -> root(TinyTar.empty().pax("path", "x".repeat(256)).file("f", "")))
                .hasMessage("has a name that no file system of Linux takes");
        assertThatThrownBy(() -> root(TinyTar.empty().pax("path", "a\0b").file("f", "")))
                .hasMessage("has a name that no file system of Linux takes");
        assertThatThrownBy(() ->
                        root(TinyTar.empty().pax("path", "x/".repeat(3000)).file("f", "")))
                .hasMessage("has a path of more than 4096 bytes");
    }

    @Test
    void aMereRootHasNoWhiteouts() throws IOException {
        RootBuilder builder = new RootBuilder(new Budget());
        builder.add(
                new ByteArrayInputStream(
                        TinyTar.empty().file("a", "").file(".wh.a", "").bytes()),
                false);

        assertThat(names(builder.root(), "/")).containsExactly(".wh.a", "a");
    }

    @Test
    void librariesAreKnownUnderEveryName() throws IOException {
        byte[] library = TinyElf.library(Machine.ARM64, "libx.so.1").bytes();
        StreamedRoot root = root(TinyTar.empty()
                .file("lib/libx.so.1.0", library, 0755)
                .hardLink("opt/plugin", "lib/libx.so.1.0")
                .link("lib/libx.so.1", "libx.so.1.0")
                .file("lib/script.so", "INPUT(-lx)"));

        for (String path : List.of("/lib/libx.so.1", "/opt/plugin")) {
            assertThat(root.object(path)).isInstanceOfSatisfying(RootView.ObjectLookup.Found.class, found -> {
                assertThat(found.object().soname()).contains("libx.so.1");
                assertThat(found.executable()).isTrue();
            });
        }
        assertThat(root.architecture("/lib/libx.so.1")).contains(Architecture.ARM64);
        assertThat(root.object("/lib/script.so"))
                .isEqualTo(new RootView.ObjectLookup.NotAnObject("/lib/script.so", "is too short for an ELF file"));
    }

    @Test
    void whatWasNotKeptIsUnknown() throws IOException {
        RootView root = root(TinyTar.empty()
                .file("etc/shadow", "root:secret")
                .file("etc/app.conf", "a")
                .file("etc/ssl/cert.pem", "no certificate")
                .file("empty", ""));

        assertThat(root.text("/etc/shadow", 100)).isInstanceOf(RootView.Content.Unknown.class);
        assertThat(root.certificates("/etc/app.conf")).isInstanceOf(RootView.Certificates.Unknown.class);
        assertThat(root.certificates("/etc/ssl/cert.pem"))
                .isEqualTo(new RootView.Certificates.Count("/etc/ssl/cert.pem", 0));
        assertThat(root.text("/empty", 100)).isEqualTo(new RootView.Content.Text("/empty", ""));
    }

    @Test
    void aRootThatWasWrittenIsReadTheSame() throws IOException {
        StreamedRoot root = root(
                TinyTar.empty()
                        .file("etc/passwd", "root")
                        .file("d/old", "")
                        .file(
                                "lib/libx.so",
                                TinyElf.library(Machine.AMD64, "libx.so").bytes(),
                                0755),
                TinyTar.empty()
                        .file("d/.wh..wh..opq", "")
                        .file("d/new", "")
                        .file("etc/passwd", "user")
                        .link("l", "lib/libx.so")
                        .hardLink("none", "nothing"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        root.write(new DataOutputStream(out));
        StreamedRoot again = StreamedRoot.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        assertThat(names(again, "/d")).containsExactly("new");
        assertThat(names(again, "/")).isEqualTo(names(root, "/"));
        assertThat(text(again, "/etc/passwd")).isEqualTo("user");
        assertThat(again.object("/l")).isEqualTo(root.object("/l"));
        assertThat(again.lookup("/none")).isEqualTo(root.lookup("/none"));
        assertThat(again.size()).isEqualTo(root.size());
    }
}
