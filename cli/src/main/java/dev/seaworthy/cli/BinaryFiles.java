package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.KnownBinaries;
import dev.seaworthy.binary.PluginPair;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Plugin;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The binaries that a user named: files as they are or in an image, directories with all executables in them. */
final class BinaryFiles {

    private final TargetNames targets;
    private final Optional<String> pathInTarget;
    private final Start start;
    private final KnownBinaries binaries;
    private final List<String> plugins = new ArrayList<>();
    private final Map<String, Path> copies = new HashMap<>();
    private final Terminal terminal;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Report.Unread> unread = new ArrayList<>();

    private BinaryFiles(
            TargetNames targets, Optional<String> pathInTarget, Start start, KnownBinaries known, Terminal terminal) {
        this.targets = targets;
        this.pathInTarget = pathInTarget;
        this.start = start;
        this.binaries = known;
        this.terminal = terminal;
    }

    /** Reads a file, or the executables of a directory, that will be described and not judged on targets of the user's. */
    static BinaryFiles alone(String name, Terminal terminal) {
        return read(
                List.of(name),
                new TargetNames(List.of(), List.of()),
                Optional.empty(),
                Start.UNSAID,
                List.of(),
                Optional.empty(),
                KnownBinaries.NONE,
                terminal);
    }

    /**
     * Reads what was named.
     *
     * @param roots opens files of images, where such names have a meaning
     * @param known reads the binaries that it does not remember
     */
    static BinaryFiles read(
            List<String> names,
            TargetNames targets,
            Optional<String> pathInTarget,
            Start start,
            List<String> plugins,
            Optional<FilesInRoots> roots,
            KnownBinaries known,
            Terminal terminal) {
        BinaryFiles files = new BinaryFiles(targets, pathInTarget, start, known, terminal);
        for (String plugin : plugins) {
            files.keepIfReadable(plugin);
        }
        for (String name : names) {
            try {
                Optional<FileInRoot> inRoot = roots.isPresent() ? FileInRoot.named(name) : Optional.empty();
                if (inRoot.isPresent()) {
                    files.addInRoot(name, inRoot.get(), roots.get());
                    continue;
                }
                Path path = FileNames.path(name);
                if (Files.isDirectory(path)) {
                    files.addDirectory(name, path);
                } else {
                    files.addFile(name, path, Optional.empty());
                }
            } catch (IOException problem) {
                files.refuse(name, Complaints.reason(problem));
            }
        }
        return files;
    }

    List<Subject> subjects() {
        return List.copyOf(subjects);
    }

    /** Where the bytes are of those that lie in images, by the names that they are shown as. */
    Map<String, Path> copies() {
        return Map.copyOf(copies);
    }

    /** What could not be read. */
    List<Report.Unread> unread() {
        return List.copyOf(unread);
    }

    /** A plugin that cannot be read is refused once, not with every binary. */
    private void keepIfReadable(String plugin) {
        try {
            Path path = FileNames.path(plugin);
            // What BinaryReader does before it opens a file: a pipe would have us wait for ever.
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new IOException(attributes.isDirectory() ? "is a directory" : "is not a regular file");
            }
            Files.newInputStream(path).close();
            plugins.add(plugin);
        } catch (IOException problem) {
            refuse(plugin, Complaints.reason(problem));
        }
    }

    private void addInRoot(String name, FileInRoot wanted, FilesInRoots roots) throws IOException {
        FilesInRoots.Opened opened = roots.open(wanted);
        boolean isTarget =
                targets.targets().stream().anyMatch(target -> target.name().equals(wanted.root()));
        copies.put(name, opened.file());
        addFile(
                name,
                opened.file(),
                Optional.of(new Lying(opened.place(), isTarget, permission(opened.executable(), isTarget))));
    }

    /**
     * Where a binary lies.
     *
     * @param place an absolute path in its root
     * @param inTarget whether that root is one of the targets
     */
    private record Lying(String place, boolean inTarget, Permission permission) {
        String name() {
            return place.substring(place.lastIndexOf('/') + 1);
        }
    }

    /** Where a file of this machine lies. */
    private Lying lying(Path path) throws IOException {
        Optional<String> inside = insideTarget(path);
        return new Lying(
                inside.orElse("/" + path.toAbsolutePath().normalize().getFileName()),
                inside.isPresent(),
                permission(isExecutable(path), inside.isPresent()));
    }

    private void addFile(String name, Path path, Optional<Lying> known) throws IOException {
        switch (binaries.examine(path, InParallel::beside)) {
            case Examination.Executable(BinaryFacts facts) ->
                add(name, path, known.isPresent() ? known.get() : lying(path), facts);
            case Examination.OtherFile(Examination.OtherFile.Kind kind, String description) ->
                refuse(name, "is " + description + Advice.forKind(kind));
            case Examination.Damaged damaged -> refuse(name, Complaints.damage(damaged));
        }
    }

    /** A directory holds other things too: what is no executable is passed over without a word. */
    private void addDirectory(String name, Path directory) throws IOException {
        int before = subjects.size() + unread.size();
        List<Path> files = DirectoryFiles.below(directory, (file, reason) -> refuse(file.toString(), reason));
        try (Progress progress = new Progress(terminal.err(), terminal.screen().isTerminal(2), files.size())) {
            // Read by all processors, taken in the order of their names.
            List<Attempt> attempts = InParallel.map(files, file -> {
                progress.step(file.toString());
                return attempt(file);
            });
            attempts.forEach(this::take);
        }
        if (subjects.size() + unread.size() == before) {
            refuse(name, "holds no Linux executable");
        }
    }

    /** What reading a file of a directory gave: facts, or a reason why there are none, or neither for another thing. */
    private record Attempt(Path file, Optional<BinaryFacts> facts, Optional<String> refusal) {}

    private Attempt attempt(Path file) {
        try {
            if (!isElf(file)) {
                return new Attempt(file, Optional.empty(), Optional.empty());
            }
            return switch (binaries.examine(file)) {
                case Examination.Executable(BinaryFacts facts) ->
                    new Attempt(file, Optional.of(facts), Optional.empty());
                case Examination.OtherFile _ -> new Attempt(file, Optional.empty(), Optional.empty());
                // Cut while it was copied, perhaps: the one file of a directory that nobody must overlook.
                case Examination.Damaged damaged ->
                    new Attempt(file, Optional.empty(), Optional.of(Complaints.damage(damaged)));
            };
        } catch (IOException | UncheckedIOException problem) {
            return new Attempt(file, Optional.empty(), Optional.of(reason(problem)));
        }
    }

    private void take(Attempt attempt) {
        attempt.refusal().ifPresent(reason -> refuse(attempt.file().toString(), reason));
        if (attempt.facts().isPresent()) {
            try {
                add(
                        attempt.file().toString(),
                        attempt.file(),
                        lying(attempt.file()),
                        attempt.facts().get());
            } catch (IOException | UncheckedIOException problem) {
                refuse(attempt.file().toString(), reason(problem));
            }
        }
    }

    private static String reason(Exception problem) {
        return problem instanceof IOException io ? Complaints.reason(io) : String.valueOf(problem.getMessage());
    }

    private static boolean isElf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(DirectoryFiles.ELF.length), DirectoryFiles.ELF);
        }
    }

    private void add(String shownAs, Path path, Lying lying, BinaryFacts facts) throws IOException {
        String name = lying.name();
        Optional<String> inside = lying.inTarget() ? Optional.of(lying.place()) : Optional.empty();
        String place = pathInTarget
                .map(given -> given.endsWith("/") ? given + name : given)
                .or(() -> inside)
                .orElse("/" + name);
        List<Plugin> pairs = new ArrayList<>();
        for (String plugin : plugins) {
            pairs.add(new Plugin(plugin, PluginPair.compare(path, FileNames.path(plugin))));
        }
        subjects.add(new Subject(shownAs, name, place, start, lying.permission(), facts, pairs));
    }

    private static boolean isExecutable(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
                || permissions.contains(PosixFilePermission.GROUP_EXECUTE)
                || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private static Permission permission(boolean executable, boolean inTarget) {
        if (executable) {
            return Permission.EXECUTABLE;
        }
        return inTarget ? Permission.NOT_EXECUTABLE_THERE : Permission.NOT_EXECUTABLE_HERE;
    }

    /** Where the binary lies in a target's directory, when it does. */
    private Optional<String> insideTarget(Path path) throws IOException {
        Path real = path.toRealPath();
        for (TargetNames.Target target : targets.targets()) {
            if (target instanceof TargetNames.Target.Fixed fixed
                    && fixed.directory().isPresent()
                    && real.startsWith(fixed.directory().get())) {
                return Optional.of("/" + fixed.directory().get().relativize(real));
            }
        }
        return Optional.empty();
    }

    private void refuse(String name, String reason) {
        terminal.complain(name, reason);
        unread.add(new Report.Unread(Terminal.shown(name), reason));
    }
}
