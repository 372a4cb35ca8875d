package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.RootSource;
import dev.seaworthy.image.dockerfile.DockerfileSource;
import dev.seaworthy.image.registry.Reference;
import dev.seaworthy.image.registry.RegistrySource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Finds the root directories of targets, and unpacks those that are images. */
final class TrialRoots implements AutoCloseable {
    /** Root file systems in use have less; it is also no more than nine tenths of the free space. */
    private static final long MOST_BYTES = 20L << 30;

    private final boolean engineHasImages;
    private final ImageSources images;
    private final UnpackedRoots unpacked = new UnpackedRoots();

    /**
     * @param engineHasImages whether the runner brings images of registries itself, and nothing else
     */
    TrialRoots(boolean engineHasImages, ImageSources images) {
        this.engineHasImages = engineHasImages;
        this.images = images;
    }

    /**
     * A root that a program can be run in.
     *
     * @param name the target as it is shown
     * @param image its name for container engines, when it has one
     * @param size bytes of its regular files; empty for the host
     */
    record Root(String name, Path directory, Optional<String> image, TargetFacts facts, OptionalLong size) {}

    /**
     * The root of a target.
     *
     * @param wanted the architecture that its programs should be for
     */
    Root of(TargetNames.Target target, Architecture wanted) throws IOException, TrialException {
        return switch (target) {
            case TargetNames.Target.Fixed(String name, TargetFacts facts, Optional<Path> directory)
            when directory.isPresent() ->
                new Root(name, directory.get(), Optional.empty(), facts, size(directory.get()));
            case TargetNames.Target.Fixed _ ->
                throw new TrialException("is a file of facts, there is no root to run anything in; name the root"
                        + " directory that it was captured from (dir:PATH)");
            case TargetNames.Target.Listed(String name, var _) ->
                throw new TrialException("the catalogue has facts about it, but no files to run anything in; name the"
                        + " image (registry:" + name + ", archive:FILE, oci:DIRECTORY) or a directory (dir:PATH)");
            case TargetNames.Target.Sourced(String name, SourcedTarget sourced) ->
                switch (sourced.source()) {
                    case RootSource source -> image(name, source, wanted);
                    case DockerfileSource dockerfile -> base(name, dockerfile, wanted);
                    default -> throw new TrialException("has no files to run anything in");
                };
        };
    }

    private Root image(String name, RootSource source, Architecture wanted) throws IOException, TrialException {
        TargetFacts facts = switch (source.facts(Optional.of(wanted))) {
            case TargetSource.Answer.Found(TargetFacts found) -> found;
            case TargetSource.Answer.OtherArchitecture(List<Architecture> known) ->
                throw new TrialException("has no image for " + wanted.goName() + ", only for "
                        + known.stream().map(Architecture::goName).collect(Collectors.joining(", ")));
        };
        if (engineHasImages) {
            if (source instanceof RegistrySource registry) {
                String image = registry.reference().toString();
                return new Root(name, Path.of("/"), Optional.of(image), facts, facts.size());
            }
            throw new TrialException("docker runs images of registries only (registry:NAME); use another runner");
        }
        Path directory = unpacked.create();
        long room = Files.getFileStore(directory).getUsableSpace() / 10 * 9;
        source.unpack(Optional.of(wanted), directory, Math.min(MOST_BYTES, room));
        return new Root(name, directory, Optional.empty(), facts, size(directory));
    }

    /** Nothing is built here: what is tried, and judged, is the image below the stage. */
    private Root base(String name, DockerfileSource dockerfile, Architecture wanted)
            throws IOException, TrialException {
        String base = dockerfile.base(Optional.of(wanted));
        String shown = name + ", its base " + base;
        if (base.equals("scratch")) {
            Path directory = unpacked.create();
            TargetFacts facts = TargetReader.read(shown, directory);
            return new Root(shown, directory, Optional.empty(), facts, OptionalLong.of(0));
        }
        return switch (Reference.parse(base)) {
            case Reference.Parsed.Valid(Reference reference) ->
                image(shown, RegistrySource.of(reference, shown, System.getenv(), images.cache()), wanted);
            case Reference.Parsed.Invalid(String reason) ->
                throw new TrialException("FROM \"" + base + "\" names no image: " + reason);
        };
    }

    private static OptionalLong size(Path directory) throws IOException {
        if (directory.equals(Path.of("/"))) {
            return OptionalLong.empty();
        }
        long[] sum = {0};
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        return OptionalLong.of(sum[0]);
    }

    /** Removes what was unpacked; directories of the user stay. */
    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
