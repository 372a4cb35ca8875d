package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.CLibrary;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.inspect.libraries.Library;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code inspect --libraries} shows is what the loaders themselves list. */
@Together
class LibraryTreeIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final int SYSTEM_PROGRAMS = 150;
    private static final String MUSL = "/lib/ld-musl-x86_64.so.1";
    private static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
    private static final Pattern FOUND = Pattern.compile("\\s*(\\S+) => (\\S+) \\(0x[0-9a-f]+\\)");

    /** A file, what was found, and what the loader says. */
    private record Compared(Path file, Map<String, String> ours, Map<String, String> theirs) {}

    @Test
    void onThisMachineTheyAreThoseOfLdd() throws IOException {
        RootView root = new DirectoryRoot(Path.of("/"));
        List<Callable<Optional<Compared>>> tasks = new ArrayList<>();
        for (Path file : files()) {
            tasks.add(() -> compare(file, file.toString(), GLIBC, root, List.of("ldd", file.toString())));
        }
        List<Compared> compared =
                Laboratory.inParallel(tasks).stream().flatMap(Optional::stream).toList();

        System.out.println("ldd: " + compared.size() + " programs, "
                + compared.stream().mapToInt(one -> one.theirs().size()).sum() + " libraries");
        assertThat(compared)
                .allSatisfy(
                        one -> assertThat(one.ours()).as(one.file().toString()).isEqualTo(one.theirs()));
        assertThat(compared).hasSizeGreaterThan(100);
        assertThat(compared).anyMatch(one -> one.theirs().size() > 5);
    }

    /** musl's loader lists what it loads, in its own roots and in those of the probes. */
    @Test
    void inRootsOfMuslTheyAreThoseOfItsLoader() throws IOException {
        int programs = 0;
        for (Probe probe : LABORATORY.probes()) {
            Path loader = probe.directory().resolve(MUSL.substring(1));
            // With variables in the environment the two would have to be given the same.
            if (!Files.exists(loader) || !probe.environment().isEmpty()) {
                continue;
            }
            Optional<Compared> compared = compare(
                    probe.directory().resolve(Probe.PROGRAM.substring(1)),
                    Probe.PROGRAM,
                    MUSL,
                    new DirectoryRoot(probe.directory()),
                    List.of(
                            "unshare",
                            "--user",
                            "--map-root-user",
                            "chroot",
                            probe.directory().toString(),
                            MUSL,
                            "--list",
                            Probe.PROGRAM));
            if (compared.isPresent()) {
                programs++;
                assertThat(compared.get().ours())
                        .as(probe.toString())
                        .isEqualTo(compared.get().theirs());
            }
        }
        System.out.println("musl's ldd: " + programs + " programs");
        assertThat(programs).isGreaterThan(5);
    }

    /** This machine's programs, and those of the laboratory. */
    private static List<Path> files() throws IOException {
        if (ElfTree.WHOLE) {
            return ElfTree.files(
                    Stream.concat(
                                    ElfTree.system().stream(),
                                    Stream.of("bin", "built").map(LABORATORY.data()::resolve))
                            .toList(),
                    0);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            files.addAll(programs.filter(Files::isRegularFile)
                    .filter(file -> !Files.isSymbolicLink(file))
                    .sorted()
                    .limit(SYSTEM_PROGRAMS)
                    .toList());
        }
        LABORATORY.binaries().forEach(binary -> files.add(binary.file()));
        return files;
    }

    /** Empty when the file is no program that this loader loads to the end. */
    private static Optional<Compared> compare(
            Path file, String path, String loader, RootView root, List<String> command) {
        try {
            if (!asksFor(loader, file)) {
                return Optional.empty();
            }
            if (!(BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts facts))
                    || facts.cLibrary() == CLibrary.NONE) {
                return Optional.empty();
            }
            if (!(Libraries.of(facts, path, Optional.empty(), root) instanceof Libraries.Tree tree)) {
                return Optional.empty();
            }
            // "Not known" is an answer: a file that only root may read, a library of which the parts overlap.
            if (tree.program().stream().anyMatch(LibraryTreeIT::notKnown)) {
                return Optional.empty();
            }
            boolean atHome = command.getFirst().equals("ldd");
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || said.contains("not found")) {
                // Of musl's refusals one is known that is not foreseen: musl 1.2.2 and segments of no bytes.
                assertThat(tree.complete() && atHome).as(file + ": " + said).isFalse();
                return Optional.empty();
            }
            Map<String, String> theirs = new TreeMap<>();
            for (String line : said.lines().toList()) {
                Matcher found = FOUND.matcher(line);
                if (found.matches()) {
                    // musl calls itself by the path that it was started with.
                    String listed = found.group(2).startsWith("/") ? found.group(2) : "/" + found.group(2);
                    String where = listed.equals(MUSL) ? tree.loaderPath() : listed;
                    theirs.put(found.group(1), real(where, atHome));
                }
            }
            Map<String, String> ours = new TreeMap<>();
            for (Libraries.Located object :
                    tree.objects().subList(1, tree.objects().size())) {
                // glibc lists its loader by path only, without an arrow, unless something needs it by name.
                if (theirs.containsKey(object.name()) || !object.path().equals(tree.loaderPath())) {
                    ours.put(object.name(), real(object.path(), atHome));
                }
            }
            // What is needed by a path is listed without an arrow too; LddAgreementIT looks at those.
            ours.keySet().removeIf(name -> atHome && name.contains("/"));
            // musl's loader lists itself under every name by which it was asked for; for us it is one object.
            theirs.keySet()
                    .removeIf(name -> !ours.containsKey(name)
                            && real(tree.loaderPath(), atHome).equals(theirs.get(name)));
            return Optional.of(new Compared(file, ours, theirs));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean notKnown(Library library) {
        return library.place() instanceof Library.Place.NotKnown
                || library.needs().stream().anyMatch(LibraryTreeIT::notKnown);
    }

    /** A look at the headers alone: most binaries of the laboratory are of other kinds, and large. */
    private static boolean asksFor(String loader, Path file) throws IOException {
        if (!(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf))) {
            return false;
        }
        try (elf) {
            return elf.interpreter().orElse(Optional.empty()).equals(Optional.of(loader));
        }
    }

    private static String real(String path, boolean atHome) {
        try {
            return atHome
                    ? Path.of(path).toRealPath().toString()
                    : Path.of(path).normalize().toString();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
