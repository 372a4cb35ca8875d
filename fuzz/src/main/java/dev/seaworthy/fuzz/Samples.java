package dev.seaworthy.fuzz;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinySymbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sound files: tiny ones that are made here, and real ones of the tests' data folder when it is there. */
public final class Samples {
    /** Larger programs take too long to be read some thousand times. */
    private static final long LARGEST = 3 << 20;

    private final Path data;

    public Samples(Path data) {
        this.data = data;
    }

    /** Programs and libraries of every kind of machine. */
    static List<byte[]> tiny() {
        List<byte[]> files = new ArrayList<>();
        for (Machine machine : Machine.values()) {
            files.add(program(machine).bytes());
            files.add(library(machine).bytes());
        }
        files.add(library(Machine.AMD64)
                .withoutSections()
                .packedRelativeRelocations(9)
                .bytes());
        files.add(library(Machine.I386).hashes(TinyElf.Hash.values()).bytes());
        return files;
    }

    static TinyElf program(Machine machine) {
        return TinyElf.executable(machine)
                .interpreter(machine.glibcInterpreter())
                .needs("libc.so.6", "GLIBC_2.17", "GLIBC_2.34")
                .needsWeakly("libm.so.6", "GLIBC_2.29")
                .runpath("$ORIGIN/lib")
                .imports("pthread_create", "GLIBC_2.34")
                .importsWeakly("__gmon_start__")
                .symbol(TinySymbol.imported("stdout")
                        .version("GLIBC_2.17")
                        .type(TinySymbol.OBJECT)
                        .used(TinySymbol.Use.DATA))
                .buildId("0123456789abcdef")
                .goBuildId("action/content")
                .wideNote("GNU", 5, new byte[16])
                .staticSymbols("main.main", "main.init");
    }

    static TinyElf library(Machine machine) {
        return TinyElf.library(machine, "libexample.so.1")
                .definesVersions("EX_1")
                .definesVersion("EX_2", List.of("EX_1"))
                .exports("open", "EX_2")
                .exportsOld("open", "EX_1")
                .exports("plain")
                .imports("malloc")
                .rpath("/opt/lib")
                .threadLocalStorage(8)
                .relativeRelocations(3);
    }

    /** Real programs of every Go release and architecture that are small enough; none when there is no data folder. */
    public List<Path> programs() {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("built", "bin")) {
            Path place = data.resolve(folder);
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place, 2)) {
                    files.filter(Files::isRegularFile)
                            .filter(Samples::fits)
                            .sorted()
                            .forEach(all::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return all;
    }

    /** The most telling parts of the real programs, a few KiB of each. */
    public List<byte[]> cutDown() {
        List<byte[]> files = new ArrayList<>();
        for (Path program : programs()) {
            CutDown.of(read(program)).ifPresent(files::add);
        }
        return files;
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean fits(Path file) {
        try {
            return Files.size(file) <= LARGEST && Files.size(file) > 1000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
