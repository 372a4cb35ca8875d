package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.dockerfile.DockerfileSource;
import dev.seaworthy.image.registry.Reference;
import dev.seaworthy.image.registry.RegistrySource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Names of targets that are images, or will be: {@code registry:REFERENCE}, {@code dockerfile:PATH}. */
final class ImageNames {
    private static final String REGISTRY = "registry:";
    private static final String DOCKERFILE = "dockerfile:";
    /** Hosts under which images are found that the catalogue has without a host. */
    private static final List<String> HOSTS = List.of(
            "docker.io/library/", "index.docker.io/library/", "docker.io/", "library/", "gcr.io/", "public.ecr.aws/");

    private ImageNames() {}

    /** The source that a name means; empty when it is not the name of an image. */
    static Optional<TargetSource> source(String name, Catalogue catalogue, ImageSources images) throws IOException {
        if (name.startsWith(REGISTRY)) {
            return Optional.of(registry(name.substring(REGISTRY.length()), name, images));
        }
        return isDockerfile(name) ? Optional.of(dockerfile(name, catalogue, images)) : Optional.empty();
    }

    /** Whether a name means a Dockerfile. */
    static boolean isDockerfile(String name) {
        boolean looksLikeOne = name.equals("Dockerfile")
                || name.endsWith("/Dockerfile")
                || name.endsWith(".Dockerfile")
                || name.endsWith("/Containerfile");
        try {
            return name.startsWith(DOCKERFILE) || (looksLikeOne && Files.isRegularFile(FileNames.path(name)));
        } catch (IOException noFileName) {
            return false;
        }
    }

    private static TargetSource registry(String text, String name, ImageSources images) {
        return switch (Reference.parse(text)) {
            case Reference.Parsed.Valid(Reference reference) ->
                RegistrySource.of(reference, name, System.getenv(), images.cache());
            case Reference.Parsed.Invalid(String reason) ->
                throw new UsageException("check", "\"" + text + "\" is no name of an image: " + reason);
        };
    }

    /** A Dockerfile by its name: {@code dockerfile:PATH}, the folder of one, or {@code dockerfile:PATH#STAGE}. */
    static DockerfileSource dockerfile(String name, Catalogue catalogue, ImageSources images) throws IOException {
        String text = name.startsWith(DOCKERFILE) ? name.substring(DOCKERFILE.length()) : name;
        int sign = text.lastIndexOf('#');
        Path given = FileNames.path(sign < 0 ? text : text.substring(0, sign));
        Path file = Files.isDirectory(given) ? given.resolve("Dockerfile") : given;
        Optional<String> stage = sign < 0 ? Optional.empty() : Optional.of(text.substring(sign + 1));
        return new DockerfileSource(
                file, stage, name, (image, wanted, needed) -> base(image, wanted, needed, catalogue, images));
    }

    /** A base image: the catalogue's when it has it, so that no network is needed; otherwise the registry's. */
    private static Optional<TargetSource.Answer> base(
            String image, Optional<Architecture> wanted, boolean needed, Catalogue catalogue, ImageSources images)
            throws IOException {
        Optional<TargetSource.Answer> listed = listed(image, wanted, catalogue);
        if (listed.isPresent() || !needed) {
            return listed;
        }
        return switch (Reference.parse(image)) {
            case Reference.Parsed.Valid(Reference reference) -> Optional.of(pulled(reference, image, wanted, images));
            case Reference.Parsed.Invalid(String reason) ->
                throw new IOException("FROM \"" + image + "\" names no image: " + reason);
        };
    }

    private static TargetSource.Answer pulled(
            Reference reference, String image, Optional<Architecture> wanted, ImageSources images) throws IOException {
        try {
            return RegistrySource.of(reference, image, System.getenv(), images.cache())
                    .facts(wanted);
        } catch (IOException unreachable) {
            throw new IOException(
                    "FROM " + image + " is not in the catalogue, and " + Complaints.reason(unreachable), unreachable);
        }
    }

    private static Optional<TargetSource.Answer> listed(
            String image, Optional<Architecture> wanted, Catalogue catalogue) {
        if (image.indexOf('@') >= 0) {
            // A digest means one build of an image, which need not be the one that was captured.
            return Optional.empty();
        }
        String tagged =
                image.lastIndexOf(':') > image.lastIndexOf('/') || image.equals("scratch") ? image : image + ":latest";
        for (String candidate : candidates(tagged)) {
            switch (catalogue.find(candidate, wanted)) {
                case Catalogue.Answer.Found(TargetFacts facts) -> {
                    return Optional.of(new TargetSource.Answer.Found(facts));
                }
                case Catalogue.Answer.OtherArchitecture(Catalogue.Entry entry) -> {
                    return Optional.of(new TargetSource.Answer.OtherArchitecture(entry.architectures()));
                }
                case Catalogue.Answer.NoSuchName _ -> {
                    // Perhaps it is there under another name.
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> candidates(String image) {
        List<String> candidates = new java.util.ArrayList<>(List.of(image));
        for (String host : HOSTS) {
            if (image.startsWith(host)) {
                candidates.add(image.substring(host.length()));
            }
        }
        // The catalogue has distroless images without their tag; "nonroot" and "debug" are other images.
        for (String one : List.copyOf(candidates)) {
            if (one.startsWith("distroless/") && one.endsWith(":latest")) {
                candidates.add(one.substring(0, one.length() - ":latest".length()));
            }
        }
        return candidates;
    }
}
