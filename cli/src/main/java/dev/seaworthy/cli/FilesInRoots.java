package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.RootSource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Opens files that lie in roots. Those of archives and images are copied to a private directory, which is gone when this is
 * closed and when a signal ends the process; nothing else is unpacked.
 */
final class FilesInRoots implements AutoCloseable {
    /** Programs are smaller by far; it is also no more than nine tenths of the free space. */
    private static final long MOST_BYTES = 20L << 30;

    private final ImageSources images;
    private final Terminal terminal;
    private final Optional<Architecture> architecture;
    private final Map<String, TargetNames.Target> known = new HashMap<>();
    private final Map<FileInRoot, Opened> opened = new HashMap<>();
    private final UnpackedRoots copies = new UnpackedRoots();

    /**
     * @param architecture which image to take where there is one for each architecture; otherwise this machine's
     */
    FilesInRoots(ImageSources images, Terminal terminal, Optional<Architecture> architecture) {
        this.images = images;
        this.terminal = terminal;
        this.architecture = architecture;
    }

    /**
     * A file that can be read.
     *
     * @param place its path in the root, all links followed
     * @param file where its bytes are
     * @param executable whether anybody may execute it there
     * @param home the root's facts
     */
    record Opened(String place, Path file, boolean executable, TargetFacts home) {}

    /**
     * Does work with files of roots, and removes the copies of them behind it.
     *
     * @param work gives an exit code
     * @return that, or {@link ExitCode#INPUT} when a copy could not be removed, which was complained of
     */
    static int during(
            ImageSources images,
            Terminal terminal,
            Optional<Architecture> architecture,
            ToIntFunction<FilesInRoots> work) {
        try (FilesInRoots roots = new FilesInRoots(images, terminal, architecture)) {
            return work.applyAsInt(roots);
        } catch (IOException problem) {
            terminal.complain("a temporary file cannot be removed: " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    /**
     * What a word of the command line names.
     *
     * @param file where its bytes are
     * @param place its path on this machine or in its root
     * @param root the root that it lies in, as the user named it; empty for a file of this machine
     */
    record Named(Path file, String place, Optional<String> root) {
        /** Its name without directories. */
        String name() {
            return place.substring(place.lastIndexOf('/') + 1);
        }
    }

    /**
     * The file that a word names: one in a root ({@code IMAGE:/PATH}), the program of a process ({@code pid:NUMBER}), or else a
     * file of this machine, which may not be there.
     *
     * @throws IOException when the word names no file, or a root that cannot be read or has no such file
     */
    Named named(String word) throws IOException {
        if (InspectProcess.isNamedBy(word)) {
            InspectProcess process = InspectProcess.named(word);
            return new Named(process.executable(), process.place(), Optional.empty());
        }
        Optional<FileInRoot> inRoot = FileInRoot.named(word);
        if (inRoot.isPresent()) {
            Opened found = open(inRoot.get());
            return new Named(
                    found.file(), found.place(), Optional.of(inRoot.get().root()));
        }
        Path path = FileNames.path(word);
        return new Named(path, path.toAbsolutePath().normalize().toString(), Optional.empty());
    }

    /**
     * Opens a file; a second time it is the same copy.
     *
     * @throws IOException when the root cannot be read or has no such file, and why
     */
    Opened open(FileInRoot wanted) throws IOException {
        Opened before = opened.get(wanted);
        if (before != null) {
            return before;
        }
        Opened now = find(wanted);
        opened.put(wanted, now);
        return now;
    }

    private Opened find(FileInRoot wanted) throws IOException {
        try (Waiting _ = new Waiting(terminal.err(), terminal.screen().isTerminal(2), wanted.root())) {
            return switch (target(wanted.root())) {
                case TargetNames.Target.Fixed(String _, TargetFacts facts, Optional<Path> directory)
                when directory.isPresent() -> {
                    RootView.Lookup.File file = find(facts.root(), wanted.path());
                    Path place = directory.get().resolve(file.realPath().substring(1));
                    yield new Opened(file.realPath(), place, file.executable(), facts);
                }
                case TargetNames.Target.Fixed _ -> throw new IOException("is in a file of facts, which holds no files");
                case TargetNames.Target.Listed(String name, var _) ->
                    throw new IOException("the catalogue has facts about " + name + ", but no files; name the image:"
                            + " registry:" + name + ":" + wanted.path());
                case TargetNames.Target.Sourced(String _, SourcedTarget sourced) -> {
                    if (!(sourced.source() instanceof RootSource source)) {
                        throw new IOException(
                                "is in no image yet: a Dockerfile has no files; name what is built from it");
                    }
                    yield copied(wanted, sourced, source);
                }
            };
        }
    }

    private Opened copied(FileInRoot wanted, SourcedTarget sourced, RootSource source) throws IOException {
        TargetSource.Answer answer = sourced.answer(architecture)
                .orElseThrow(() -> new IOException(sourced.problem().orElse("cannot be read")));
        TargetFacts facts = switch (answer) {
            case TargetSource.Answer.Found(TargetFacts found) -> found;
            case TargetSource.Answer.OtherArchitecture(List<Architecture> there) ->
                throw new IOException("has an image only for "
                        + there.stream().map(Architecture::goName).collect(Collectors.joining(", "))
                        + "; --arch says which to take");
        };
        RootView.Lookup.File file = find(facts.root(), wanted.path());
        Path copy = copies.create().resolve("file");
        long room = Files.getFileStore(copy.getParent()).getUsableSpace() / 10 * 9;
        source.copy(architecture, facts, file.realPath(), copy, Math.min(MOST_BYTES, room));
        // For a trial, which executes the copy: what nobody may execute there is not executed from here either.
        Files.setPosixFilePermissions(
                copy, PosixFilePermissions.fromString(file.executable() ? "r-xr-xr-x" : "r--r--r--"));
        return new Opened(file.realPath(), copy, file.executable(), facts);
    }

    private TargetNames.Target target(String name) throws IOException {
        TargetNames.Target target = known.get(name);
        if (target == null) {
            try {
                target = TargetNames.resolve(name, Catalogue.load(), images);
            } catch (UsageException nothing) {
                throw new IOException(String.valueOf(nothing.getMessage()), nothing);
            }
            known.put(name, target);
        }
        return target;
    }

    private static RootView.Lookup.File find(RootView root, String path) throws IOException {
        return switch (root.lookup(path)) {
            case RootView.Lookup.File file -> file;
            case RootView.Lookup.Directory(String real) -> throw new IOException(directory(root, real));
            case RootView.Lookup.Absent(String reason) ->
                throw new IOException(reason + MissingPath.suggestion(root, path));
            case RootView.Lookup.Unknown(String reason) -> throw new IOException(reason);
        };
    }

    private static String directory(RootView root, String path) {
        List<String> names = root.list(path) instanceof RootView.Listing.Names(List<String> all) ? all : List.of();
        String some = names.stream().limit(5).map(Terminal::oneLine).collect(Collectors.joining(", "));
        return "is a directory, and one file is wanted"
                + (some.isEmpty() ? "; it is empty" : "; in it: " + some + (names.size() > 5 ? ", …" : ""));
    }

    /** Removes the copies. */
    @Override
    public void close() throws IOException {
        copies.close();
    }
}
