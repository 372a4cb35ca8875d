package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.HostReader;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.target.catalogue.TargetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The targets that a user named.
 *
 * @param targets those that could be read, in the order given
 * @param refused those of which the name led nowhere
 */
record TargetNames(List<Target> targets, List<Report.Unread> refused) {
    private static final long LARGEST_TARGET_FILE = 64L << 20;

    TargetNames {
        targets = List.copyOf(targets);
        refused = List.copyOf(refused);
    }

    /** A target of which the facts may depend on the architecture that is asked for. */
    sealed interface Target {
        /** As the user named it. */
        String name();

        /** A root or target file: it is what it is. */
        record Fixed(String name, TargetFacts facts, Optional<Path> directory) implements Target {}

        /** A catalogue entry, of which there may be one for each architecture. */
        record Listed(String name, Catalogue catalogue) implements Target {
            Catalogue.Answer find(Optional<Architecture> architecture) {
                return catalogue.find(name, architecture);
            }
        }

        /** What a source gives, once for each architecture that a binary asks for. */
        record Sourced(String name, SourcedTarget source) implements Target {}
    }

    /** Says of each source that could not be read why, once. */
    void complain(Terminal terminal) {
        for (Target target : targets) {
            if (target instanceof Target.Sourced(String name, SourcedTarget source)) {
                source.problem().ifPresent(problem -> terminal.complain(name + ": " + problem));
            }
        }
    }

    /** Every target that could not be read. */
    List<Report.Unread> unread() {
        List<Report.Unread> unread = new ArrayList<>(refused);
        for (Target target : targets) {
            if (target instanceof Target.Sourced(String name, SourcedTarget source)) {
                source.problem().ifPresent(problem -> unread.add(new Report.Unread(name, problem)));
            }
        }
        return unread;
    }

    static TargetNames resolve(List<String> names, Catalogue catalogue, ImageSources images, Terminal terminal) {
        List<Target> targets = new ArrayList<>();
        List<Report.Unread> refused = new ArrayList<>();
        for (String name : names) {
            try {
                targets.add(resolve(name, catalogue, images));
            } catch (IOException unreadable) {
                terminal.complain(name + ": " + Complaints.reason(unreadable));
                refused.add(new Report.Unread(name, Complaints.reason(unreadable)));
            }
        }
        if (names.isEmpty()) {
            catalogue.defaults().forEach(entry -> targets.add(new Target.Listed(entry.name(), catalogue)));
        }
        return new TargetNames(targets, refused);
    }

    /** What a name means. */
    static Target resolve(String name, Catalogue catalogue, ImageSources images) throws IOException {
        Optional<TargetSource> source = images.named(name);
        if (source.isEmpty()) {
            source = ImageNames.source(name, catalogue, images);
        }
        if (source.isPresent()) {
            return new Target.Sourced(name, new SourcedTarget(source.get()));
        }
        if (name.startsWith("dir:")) {
            return directory(name, FileNames.path(name.substring("dir:".length())));
        }
        if (name.equals("host")) {
            return new Target.Fixed(name, HostReader.read(name), Optional.of(Path.of("/")));
        }
        if (!(catalogue.find(name, Optional.empty()) instanceof Catalogue.Answer.NoSuchName(List<String> similar))) {
            return new Target.Listed(name, catalogue);
        }
        Optional<Path> own = OwnTargets.find(name);
        if (own.isPresent()) {
            return new Target.Fixed(name, targetFile(own.get()), Optional.empty());
        }
        Path path = FileNames.path(name);
        if (Files.isDirectory(path)) {
            return directory(name, path);
        }
        if (name.endsWith(".target") && Files.isRegularFile(path)) {
            return new Target.Fixed(name, targetFile(path), Optional.empty());
        }
        if (Files.isRegularFile(path)) {
            return new Target.Sourced(name, new SourcedTarget(images.archive(name, name)));
        }
        if (name.contains("/") && !name.startsWith("distroless") && Files.notExists(path)) {
            throw new IOException("there is no such file or directory");
        }
        throw new UsageException(
                "check",
                "there is no target \"" + name + "\"; "
                        + (similar.isEmpty() ? "" : "did you mean " + String.join(" or ", similar) + "? ")
                        + "\"seaworthy targets list\" shows all");
    }

    private static Target directory(String name, Path path) throws IOException {
        return new Target.Fixed(name, TargetReader.read(name, path), Optional.of(path.toRealPath()));
    }

    /** Reads a target file. */
    static TargetFacts targetFile(Path path) throws IOException {
        if (Files.size(path) > LARGEST_TARGET_FILE) {
            throw new IOException("is too large for a target file");
        }
        byte[] content = Files.readAllBytes(path);
        return switch (TargetFile.read(new String(content, java.nio.charset.StandardCharsets.UTF_8))) {
            case TargetFile.Result.Facts(TargetFacts facts) -> facts;
            case TargetFile.Result.Bad(int line, String what) -> throw new IOException("line " + line + ": " + what);
        };
    }
}
