package dev.seaworthy.acceptance;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a loader says of a program that it lists without starting it: symbols are not looked at. A library that is nowhere
 * and a version that no library has do not end the listing; a file that cannot be loaded does.
 *
 * @param paths where libraries lie, by name; "missing" where one is nowhere
 * @param versions what is said of versions that are missing
 * @param refusal why it ended with an error, in the loader's or in ldd's words
 */
record LoaderListing(Map<String, String> paths, Set<String> versions, Optional<String> refusal) {
    static final String MISSING = "missing";

    /** The words of ldd for what is no program that a loader of this machine could load. */
    static final String NOT_DYNAMIC = "not a dynamic executable";

    private static final Set<String> LOADERS = Set.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux.so.2");
    private static final String NOT_FOUND = " => not found";
    private static final Pattern VERSION = Pattern.compile("\\S+: (.*: version `.*' not found \\(required by .*\\))");
    private static final Pattern PATH = Pattern.compile("^\\t[^ ]*/");
    private static final String VERSION_OF_RELOCATIONS = "DT_RELR without GLIBC_ABI_DT_RELR dependency";
    private static final Pattern ERROR = Pattern.compile("\\S+: error while loading shared libraries: (.*)");

    /** The file as a program to be loaded; empty when it is no dynamic executable that asks for a loader of glibc's. */
    static Optional<Program> program(Path file, String path, Optional<String> libraryPath) throws IOException {
        if (!(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf))) {
            return Optional.empty();
        }
        try (elf) {
            Optional<String> interpreter =
                    elf.interpreter().orElse(Optional.empty()).filter(LOADERS::contains);
            Optional<DynamicObject> object = interpreter.isEmpty()
                    ? Optional.empty()
                    : DynamicObject.of(elf).orElse(Optional.empty());
            return interpreter.isPresent() && object.isPresent()
                    ? Optional.of(new Program(path, interpreter.get(), object.get(), libraryPath))
                    : Optional.empty();
        }
    }

    /**
     * Foretells it; empty where it cannot be told, or where old releases are known to do what is in no file. The loader itself
     * is left out, because it is listed by its path only.
     *
     * @param judge what the product says of a start; asked for the words of a refusal
     */
    static Optional<LoaderListing> foretold(
            Program program, RootView root, boolean atHome, Supplier<Prediction> judge) {
        if (!(Loading.simulate(program, root) instanceof Loading.Done done)) {
            return Optional.of(refused(NOT_DYNAMIC));
        }
        Map<String, String> paths = new TreeMap<>();
        Set<String> versions = new TreeSet<>();
        List<LoadedObject> loaded = done.result().loaded();
        for (LoadedObject object : loaded.subList(1, loaded.size())) {
            if (!object.name().contains("ld-linux")) {
                String path = real(object.path(), atHome);
                // What is needed by a path is listed by its path only.
                paths.put(object.name().contains("/") ? path : object.name(), path);
            }
        }
        for (LoadProblem problem : done.result().problems()) {
            switch (problem) {
                case LoadProblem.LibraryMissing missing -> paths.put(missing.name(), MISSING);
                // Told from a missing one only when the program is started.
                case LoadProblem.WrongClass wrong -> paths.put(wrong.name(), MISSING);
                case LoadProblem.VersionMissing missing ->
                    versions.add(missing.library().path() + ": version `" + missing.version()
                            + "' not found (required by " + missing.requiredBy().path() + ")");
                case LoadProblem.NotLoadable _ -> {
                    return Optional.of(refused(judge.get()));
                }
                case LoadProblem.PackedRelocations packed -> {
                    // Older loaders know nothing of them, so that only the start fails.
                    if (packed.fatalMessage()) {
                        return Optional.of(refused(judge.get()));
                    }
                }
                case LoadProblem.Undetermined _ -> {
                    return Optional.empty();
                }
                // Listing binds nothing and starts nothing.
                case LoadProblem.SymbolMissing _, LoadProblem.GoLibrary _ -> {}
            }
        }
        return Optional.of(new LoaderListing(paths, versions, Optional.empty()));
    }

    /** Foretells what ldd says of any file of this machine. */
    static Optional<LoaderListing> foretold(Path file, RootView root, Judge judge) throws IOException {
        Optional<Program> program = program(file, file.toString(), Optional.empty());
        return program.isPresent()
                ? foretold(program.get(), root, true, () -> judge.predict(file, Path.of("/")))
                : Optional.of(refused(NOT_DYNAMIC));
    }

    /** Whether both say the same. Without all libraries nothing is foretold of versions: a start ends before. */
    boolean agreesWith(LoaderListing theirs) {
        if (paths.containsValue(MISSING)) {
            return paths.equals(theirs.paths)
                    ? theirs.refusal.isEmpty()
                    : theirs.refusal.stream().anyMatch(why -> why.endsWith(VERSION_OF_RELOCATIONS));
        }
        return equals(theirs);
    }

    private static LoaderListing refused(Prediction prediction) {
        return switch (prediction) {
            case Prediction.WillNotStart(Outcome.Reason _, String text) -> {
                Matcher error = ERROR.matcher(text);
                yield refused(error.matches() ? error.group(1) : text);
            }
            case Prediction.WillStart _, Prediction.WillCrash _, Prediction.CannotTell _ ->
                refused("though the product says " + prediction);
        };
    }

    static LoaderListing refused(String why) {
        return new LoaderListing(Map.of(), Set.of(), Optional.of(why));
    }

    static LoaderListing ldd(Path file, Optional<String> libraryPath) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("ldd", file.toString());
        libraryPath.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
        return said(builder, true);
    }

    /** Starts ldd or a loader, and reads what it says. */
    static LoaderListing said(ProcessBuilder builder, boolean atHome) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return read(said, process.waitFor(), atHome);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Reads what a loader printed. */
    static LoaderListing read(String said, int exitCode, boolean atHome) {
        Map<String, String> paths = new TreeMap<>();
        Set<String> versions = new TreeSet<>();
        String last = "";
        for (String line : said.lines().toList()) {
            last = line.strip();
            int arrow = line.indexOf(" => /");
            int end = line.lastIndexOf(" (0x");
            Matcher version = VERSION.matcher(line);
            if (version.matches()) {
                versions.add(version.group(1));
            } else if (line.endsWith(NOT_FOUND)) {
                paths.put(line.substring(0, line.length() - NOT_FOUND.length()).strip(), MISSING);
            } else if (arrow < 0 && end > 0 && PATH.matcher(line).find() && !line.contains("ld-linux")) {
                String path = real(line.substring(1, end), atHome);
                paths.put(path, path);
            } else if (arrow > 0 && end > arrow) {
                String name = line.substring(0, arrow).strip();
                if (!name.contains("ld-linux")) {
                    paths.put(name, real(line.substring(arrow + 4, end), atHome));
                }
            }
        }
        if (exitCode == 0) {
            return new LoaderListing(paths, versions, Optional.empty());
        }
        Matcher error = ERROR.matcher(last);
        // Before 2.35 it was worded otherwise.
        return refused((error.matches() ? error.group(1) : last).replace("not properly aligned", "not page-aligned"));
    }

    /** Inside another root a path's links lead elsewhere: there both have to name the same. */
    private static String real(String path, boolean atHome) {
        try {
            return atHome && Files.exists(Path.of(path))
                    ? Path.of(path).toRealPath().toString()
                    : Path.of("/").resolve(path).normalize().toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
