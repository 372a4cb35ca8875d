package dev.seaworthy.cli;

import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.archive.ArchiveSource;
import dev.seaworthy.image.archive.LayoutSource;
import dev.seaworthy.image.cache.FactsDirectory;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Targets that are read by module {@code image}: {@code archive:FILE[:TAG]}, {@code oci:DIRECTORY[:TAG]}. Nothing of it, its
 * cache included, is loaded before such a target is named.
 */
final class ImageSources {
    private final boolean cached;
    private Optional<FactsDirectory> directory = Optional.empty();

    /**
     * @param cached whether facts that were read before may be used, and what is read now is kept
     */
    ImageSources(boolean cached) {
        this.cached = cached;
    }

    /** The source that a name stands for; empty when it has no prefix of one. */
    Optional<TargetSource> named(String name) throws IOException {
        return named(name, name);
    }

    /** The same for a target that is to be called otherwise. */
    Optional<TargetSource> named(String source, String name) throws IOException {
        if (source.startsWith("archive:")) {
            return Optional.of(archive(source.substring("archive:".length()), name));
        }
        if (source.startsWith("oci:")) {
            Tagged tagged = Tagged.of(source.substring("oci:".length()));
            return Optional.of(new LayoutSource(name, tagged.path(), tagged.tag(), cache()));
        }
        return Optional.empty();
    }

    /** An archive by the name of its file, perhaps with a tag behind it. */
    TargetSource archive(String file, String name) throws IOException {
        Tagged tagged = Tagged.of(file);
        return new ArchiveSource(name, tagged.path(), tagged.tag(), cache());
    }

    /** Where facts of images are looked up and kept. */
    FactsCache cache() {
        if (cached && directory.isEmpty()) {
            directory = FactsDirectory.ofUser(System.getenv());
        }
        return directory.isPresent() ? directory.get() : FactsCache.NONE;
    }

    /** Why nothing could be kept, if that was tried. */
    Optional<String> cacheTrouble() {
        return directory.flatMap(FactsDirectory::trouble).map(text -> "the cache " + text);
    }

    /** A path, and what stands behind the first colon that follows something that is there. */
    private record Tagged(Path path, Optional<String> tag) {
        static Tagged of(String text) throws IOException {
            for (int end = text.length(); end > 0; end = text.lastIndexOf(':', end - 1)) {
                Path path = FileNames.path(text.substring(0, end));
                if (Files.exists(path)) {
                    return new Tagged(
                            path,
                            Optional.of(text.substring(end))
                                    .filter(rest -> rest.length() > 1)
                                    .map(rest -> rest.substring(1)));
                }
            }
            return new Tagged(FileNames.path(text), Optional.empty());
        }
    }
}
