package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs of which something is broken: one that gcc builds with two libraries beside it, in each folder broken in another
 * way, and copies of programs of this machine in which a few bytes are others.
 */
final class RefusedPrograms {
    private static final int IDENT_CLASS = 4;
    private static final int IDENT_ORDER = 5;
    private static final int IDENT_SYSTEM = 7;
    private static final int IDENT_SYSTEM_VERSION = 8;
    private static final int TYPE = 16;
    private static final int MACHINE = 18;
    private static final byte ARM64 = (byte) 183;

    private static final String BUILD = """
            set -eu
            echo 'int one(void) { return 1; }' > one.c
            echo 'int one(void); int two(void) { return one(); }' > two.c
            echo 'int two(void); int main(void) { return two() - 1; }' > main.c
            echo 'ONE_1 { one; };' > old
            echo 'ONE_1 { }; ONE_2 { one; } ONE_1;' > new
            library() { gcc -shared -fPIC -Wl,-soname,$1.so.1 -o $1.so.1 $2.c ${3:-}; }
            program() { gcc -o main main.c libtwo.so.1 libone.so.1 -Wl,-rpath,'$ORIGIN' -Wl,--disable-new-dtags "$@"; }
            library libone one -Wl,--version-script=old; mv libone.so.1 older
            library libone one -Wl,--version-script=new; library libtwo two libone.so.1
            program
            gcc -shared -fPIC -Wl,-soname,libone.so.1 -o empty -x c /dev/null
            echo 'int main(void) { return 0; }' > alone.c
            gcc -static -o static alone.c
            gcc -static-pie -o static-pie alone.c
            gcc -c -o object alone.c
            """;

    private static final String EACH = """
            set -eu
            folder() { mkdir $1; cp main libone.so.1 libtwo.so.1 $1; }
            folder sound
            folder library-removed; rm library-removed/libone.so.1
            folder library-of-the-program-removed; rm library-of-the-program-removed/libtwo.so.1
            folder both-removed; rm both-removed/lib*
            folder dangling-link; ln -sf nowhere dangling-link/libone.so.1
            folder library-is-text; yes text | head -c 1000 > library-is-text/libone.so.1
            folder library-is-empty; : > library-is-empty/libone.so.1
            folder library-is-short; head -c 40 libone.so.1 > library-is-short/libone.so.1
            folder library-is-cut; head -c 200 libone.so.1 > library-is-cut/libone.so.1
            folder library-is-cut-in-its-code; head -c 4096 libone.so.1 > library-is-cut-in-its-code/libone.so.1
            folder library-is-directory; rm library-is-directory/libone.so.1; mkdir library-is-directory/libone.so.1
            folder library-is-program; cp main library-is-program/libone.so.1
            folder library-is-static-program; cp static library-is-static-program/libone.so.1
            folder library-is-object; cp object library-is-object/libone.so.1
            folder version-gone; cp older version-gone/libone.so.1
            folder symbol-gone; cp empty symbol-gone/libone.so.1
            folder program-is-text; echo text > program-is-text/main
            folder program-is-empty; : > program-is-empty/main
            folder program-is-cut; head -c 100 main > program-is-cut/main
            folder program-is-script; printf '#!/bin/sh\\nexit 0\\n' > program-is-script/main
            folder program-is-static; cp static program-is-static/main
            folder program-is-object; cp object program-is-object/main
            """;

    private RefusedPrograms() {}

    /**
     * Builds them, each as {@code NAME/main} below the folder.
     *
     * @param cross where the C libraries of other architectures lie
     */
    static List<Path> built(Path folder, Path cross) throws Exception {
        for (String script : List.of(BUILD, EACH)) {
            Finished finished = Finished.of(folder, Map.of(), List.of("sh", "-c", script));
            assertThat(finished.exitCode()).as(finished.err()).isZero();
        }
        for (Path foreign : foreignLibraries(cross)) {
            Path copy = copied(folder, "library-of-" + cross.relativize(foreign).getName(0));
            Files.copy(foreign, copy.resolve("libone.so.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        patched(folder, "library-of-another-system", "libone.so.1", IDENT_SYSTEM, (byte) 9);
        patched(folder, "library-of-a-later-system", "libone.so.1", IDENT_SYSTEM_VERSION, (byte) 63);
        patched(folder, "library-is-core-file", "libone.so.1", TYPE, (byte) 4);
        patched(folder, "program-of-another-machine", "main", MACHINE, ARM64);
        patched(folder, "program-of-another-class", "main", IDENT_CLASS, (byte) 1);
        patched(folder, "program-of-another-order", "main", IDENT_ORDER, (byte) 2);
        List<Path> programs = new ArrayList<>();
        try (var folders = Files.list(folder)) {
            folders.filter(Files::isDirectory).sorted().forEach(one -> programs.add(one.resolve("main")));
        }
        return programs;
    }

    private static List<Path> foreignLibraries(Path cross) throws IOException {
        try (Stream<Path> files = Files.find(cross, 4, (path, _) -> path.endsWith("lib/libc.so.6"))) {
            return files.sorted().toList();
        }
    }

    private static Path copied(Path folder, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String one : List.of("main", "libone.so.1", "libtwo.so.1")) {
            Files.copy(folder.resolve(one), copy.resolve(one), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    private static void patched(Path folder, String name, String file, int place, byte value) throws IOException {
        Path copy = copied(folder, name);
        byte[] bytes = Files.readAllBytes(copy.resolve(file));
        bytes[place] = value;
        Files.write(copy.resolve(file), bytes);
    }

    /** Copies of a real program: one needs a library that nobody has, one a version, one is another machine's. */
    static List<Path> damagedCopies(Path file, Program program, Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Path> copies = new ArrayList<>();
        DynamicObject object = program.object();
        for (String name : object.needed()) {
            renamed(bytes, name, name.substring(0, name.length() - 1) + "~")
                    .ifPresent(
                            changed -> copies.add(written(folder, file, "needs-" + name.replace('/', '-'), changed)));
        }
        object.versionNeeds().stream()
                .flatMap(need -> need.versions().stream())
                .map(version -> version.name())
                .distinct()
                .forEach(name -> renamed(bytes, name, name.substring(0, name.length() - 1) + "~")
                        .ifPresent(changed -> copies.add(written(folder, file, "version-" + name, changed))));
        byte[] foreign = bytes.clone();
        foreign[MACHINE] = ARM64;
        copies.add(written(folder, file, "machine", foreign));
        return copies;
    }

    private static Path written(Path folder, Path file, String how, byte[] bytes) {
        try {
            Path copy = folder.resolve(file.getFileName() + "-" + how);
            Files.write(copy, bytes);
            assertThat(copy.toFile().setExecutable(true)).isTrue();
            return copy;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** With a name in a table of strings replaced by another of the same length; empty where it is not there. */
    private static Optional<byte[]> renamed(byte[] file, String name, String other) {
        byte[] from = ("\0" + name + "\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] to = ("\0" + other + "\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] changed = file.clone();
        boolean any = false;
        for (int i = 0; i + from.length <= file.length; i++) {
            if (file[i] == 0 && Arrays.equals(file, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, changed, i, to.length);
                any = true;
            }
        }
        return any ? Optional.of(changed) : Optional.empty();
    }
}
