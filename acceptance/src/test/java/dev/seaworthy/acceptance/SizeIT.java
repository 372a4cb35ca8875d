package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.size.Kind;
import dev.seaworthy.inspect.size.PackageSize;
import dev.seaworthy.inspect.size.Part;
import dev.seaworthy.inspect.size.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes of real binaries, and what a build without debug information really saves. */
@Together
class SizeIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    @TempDir
    Path folder;

    /** The same programs, built with and without {@code -ldflags="-s -w"}, by several releases and linked in several ways. */
    @Test
    void savings_are_exact() throws IOException {
        for (String name : List.of("1.27-static", "1.27-pie", "1.27-cgo", "own-static")) {
            Path with = built(name);
            Path without = built(name + "-stripped");

            assertThat(sizes(with).stripping()).as(name).isEqualTo(Files.size(with) - Files.size(without));
            assertThat(sizes(without).stripping()).as(name).isZero();
        }
    }

    @Test
    void every_byte_of_every_binary_is_counted_once() throws IOException {
        int files = 0;
        for (Binary binary : LABORATORY.binaries()) {
            if (!(BinaryReader.examine(binary.file()) instanceof Examination.Executable)) {
                continue;
            }
            Sizes sizes = sizes(binary.file());
            assertThat(sizes.parts().stream().mapToLong(Part::bytes).sum())
                    .as(binary.toString())
                    .isEqualTo(Files.size(binary.file()));
            files++;
        }
        System.out.println("sizes: " + files + " files");
        assertThat(files).isGreaterThan(100);
    }

    /** All code is somebody's: the packages' code is that of the sections with code, where they are all of one kind. */
    @Test
    void packages_share_all_code() throws IOException {
        Sizes whole = sizes(built("1.27-static"));
        Sizes stripped = sizes(built("1.27-static-stripped"));

        assertThat(whole.packages().stream().mapToLong(PackageSize::code).sum()).isEqualTo(whole.bytes(Kind.CODE));
        assertThat(stripped.packages().stream().mapToLong(PackageSize::code).sum())
                .isEqualTo(stripped.bytes(Kind.CODE));
        assertThat(whole.dataKnown()).isTrue();
        assertThat(stripped.dataKnown()).isFalse();
    }

    /** Compressed sections are as large unpacked as binutils unpack them. */
    @Test
    void unpacked_sizes_are_those_of_objcopy() throws IOException {
        for (String name : List.of("1.27-static", "1.15-static")) {
            Path unpacked = folder.resolve(name);
            Commands.run(List.of(
                    "objcopy", "--decompress-debug-sections", built(name).toString(), unpacked.toString()));

            Part packed = part(sizes(built(name)));
            assertThat(packed.unpacked())
                    .as(name)
                    .isEqualTo(part(sizes(unpacked)).bytes());
            assertThat(packed.unpacked()).as(name).isGreaterThan(packed.bytes());
        }
    }

    private static Part part(Sizes sizes) {
        return sizes.parts().stream()
                .filter(part -> part.kind() == Kind.DEBUG)
                .findFirst()
                .orElseThrow();
    }

    private static Path built(String id) {
        return LABORATORY.binaries().stream()
                .filter(binary -> binary.id().equals(id))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private static Sizes sizes(Path path) throws IOException {
        if (BinaryReader.examine(path) instanceof Examination.Executable(var facts)) {
            try (ElfFile elf = ElfFile.open(path).orThrow()) {
                return Sizes.of(elf, facts);
            }
        }
        throw new IOException(path + " is no executable");
    }
}
