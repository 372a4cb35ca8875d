package dev.seaworthy.inspect.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.inspect.libraries.Library.Definition;
import dev.seaworthy.inspect.libraries.Library.Place;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree of libraries in a root of a few tiny files, where /lib is the loader's own directory. */
class LibraryTreeTest {
    private static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";

    @TempDir
    Path root;

    @BeforeEach
    void glibc() throws IOException {
        write(
                GLIBC,
                TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                        .definesVersions("GLIBC_2.3")
                        .section(".rodata", "\0/lib/\0/usr/lib/\0\0".getBytes(StandardCharsets.US_ASCII)));
        write("/lib/libc.so.6", TinyElf.library(Machine.AMD64, "libc.so.6").definesVersions("GLIBC_2.2.5"));
    }

    @Test
    void eachObjectIsOpenedBelowTheOneThatAskedFirst() throws IOException {
        write("/lib/libone.so", TinyElf.library(Machine.AMD64, "libone.so").needs("libtwo.so"));
        write("/lib/libtwo.so", TinyElf.library(Machine.AMD64, "libtwo.so").needs("libc.so.6"));

        Libraries.Tree tree = tree(program().needs("libone.so").needs("libtwo.so"));

        Library one = tree.program().get(0);
        Library two = tree.program().get(1);
        assertThat(one.needs()).singleElement().satisfies(below -> {
            assertThat(below.name()).isEqualTo("libtwo.so");
            assertThat(below.shownElsewhere()).isTrue();
        });
        assertThat(two.needs()).extracting(Library::name).containsExactly("libc.so.6");
        assertThat(two.place()).isEqualTo(new Place.Found("/lib/libtwo.so", "the loader's own directories"));
        assertThat(tree.complete()).isTrue();
    }

    @Test
    void whatIsNowhereIsInTheTreeWithThePlacesThatWereLookedAt() throws IOException {
        Libraries.Tree tree = tree(program().needs("libnone.so"));

        assertThat(tree.program().getFirst().place())
                .isInstanceOfSatisfying(
                        Place.NotFound.class,
                        missing -> assertThat(missing.considered())
                                .contains("/lib/libnone.so (the loader's own directories)"));
        assertThat(tree.complete()).isFalse();
    }

    @Test
    void versionsAreComparedWithWhatWasFound() throws IOException {
        Libraries.Tree tree = tree(program().needs("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.38"));

        assertThat(tree.program().getFirst().versions())
                .extracting(Library.NeededVersion::name, Library.NeededVersion::definition)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GLIBC_2.2.5", Definition.DEFINED),
                        org.assertj.core.groups.Tuple.tuple("GLIBC_2.38", Definition.MISSING));
        assertThat(tree.problems()).singleElement().asString().contains("/lib/libc.so.6 does not define GLIBC_2.38");
        assertThat(tree.complete()).isFalse();
    }

    @Test
    void withoutALoaderTheBinaryAloneTellsWhatIsNeeded() throws IOException {
        Libraries libraries = libraries(TinyElf.executable(Machine.AMD64)
                .interpreter("/lib/ld-musl-x86_64.so.1")
                .needs("libone.so"));

        assertThat(libraries).isInstanceOfSatisfying(Libraries.NotLoaded.class, none -> {
            assertThat(none.certain()).isTrue();
            assertThat(none.needed()).extracting(Libraries.Needed::name).containsExactly("libone.so");
        });
    }

    private static TinyElf program() {
        return TinyElf.executable(Machine.AMD64).interpreter(GLIBC);
    }

    private Libraries.Tree tree(TinyElf program) throws IOException {
        return (Libraries.Tree) libraries(program);
    }

    private Libraries libraries(TinyElf program) throws IOException {
        Path file = write("/app/main", program);
        Examination.Executable read = (Examination.Executable) BinaryReader.examine(file);
        return Libraries.of(read.facts(), "/app/main", Optional.empty(), new DirectoryRoot(root));
    }

    private Path write(String path, TinyElf elf) throws IOException {
        return elf.writeTo(root.resolve(path.substring(1)));
    }
}
