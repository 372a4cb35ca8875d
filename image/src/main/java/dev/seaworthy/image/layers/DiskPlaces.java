package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of entries in a directory into which layers are unpacked, and knows which of them the newest layer put
 * there. A link on the way is read and followed here, with the directory as the root, so that none leads out.
 */
final class DiskPlaces {
    /** The kernel's MAXSYMLINKS. */
    private static final int MOST_LINKS = 40;
    /** Letters of the names that one layer puts over others; a layer of 400,000 files has half as many. */
    private static final int MOST_LETTERS = 64 << 20;

    private final Path top;
    private final Budget budget;
    private final Set<String> ofLayer = new HashSet<>();
    private int layer;
    private long letters;

    DiskPlaces(Path top, Budget budget) {
        this.top = top;
        this.budget = budget;
    }

    /** What comes now is of another layer. */
    void nextLayer() {
        layer++;
        ofLayer.clear();
        letters = 0;
    }

    /** Something is of this layer. */
    void isNew(Path place) throws ImageFormatException {
        // The oldest layer has nothing to hide.
        if (layer > 1 && ofLayer.add(name(place))) {
            letters += name(place).length();
            if (letters > MOST_LETTERS) {
                throw new ImageFormatException("has too many names in a layer");
            }
        }
    }

    private String name(Path place) {
        return place.toString().substring(top.toString().length());
    }

    /** The place of a name that a file can have in a directory of which links were followed. */
    Path child(Path directory, String name) throws ImageFormatException {
        Places.bytes(name);
        return directory.resolve(name);
    }

    /** The directory of which these are the components; what is missing on the way is made, as implied. */
    Path directory(List<String> components) throws IOException {
        return follow(components, true)
                .orElseThrow(() -> new ImageFormatException(
                        "has an entry below " + Quoted.path(components) + ", where no directory can be"));
    }

    /** What lies at a path when a link at its place is not followed. */
    Optional<Path> find(List<String> components) throws IOException {
        if (components.isEmpty()) {
            return Optional.of(top);
        }
        Optional<Path> directory = follow(components.subList(0, components.size() - 1), false);
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(child(directory.get(), components.getLast()));
    }

    private Optional<Path> follow(List<String> components, boolean make) throws IOException {
        Deque<String> rest = new ArrayDeque<>(components);
        Path at = top;
        int links = 0;
        while (!rest.isEmpty()) {
            budget.step();
            String name = rest.removeFirst();
            if (name.equals("..")) {
                at = at.equals(top) ? top : Optional.ofNullable(at.getParent()).orElse(top);
                continue;
            }
            Path next = child(at, name);
            Optional<BasicFileAttributes> there = attributes(next);
            if (there.isEmpty()) {
                if (!make) {
                    return Optional.empty();
                }
                Files.createDirectory(next);
                isNew(next);
                at = next;
            } else if (there.get().isSymbolicLink()) {
                links++;
                if (links > MOST_LINKS) {
                    return Optional.empty();
                }
                String target = Files.readSymbolicLink(next).toString();
                List<String> parts = Stream.of(target.split("/", -1))
                        .filter(part -> !part.isEmpty() && !part.equals("."))
                        .toList();
                parts.reversed().forEach(rest::addFirst);
                at = target.startsWith("/") ? top : at;
            } else if (there.get().isDirectory()) {
                if (make) {
                    isNew(next);
                }
                at = next;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /** Hides something of an older layer. */
    void hide(Path place) throws IOException {
        if (!isOfLayer(place)) {
            remove(place);
        } else if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            // This layer has put something there, which stays.
            hideBelow(place);
        }
    }

    /** Hides all that a directory has of older layers. */
    void hideBelow(Path directory) throws IOException {
        Deque<Path> waiting = new ArrayDeque<>(List.of(directory));
        while (!waiting.isEmpty()) {
            Path one = waiting.pop();
            List<Path> children;
            try (Stream<Path> listed = Files.list(one)) {
                children = listed.toList();
            }
            for (Path child : children) {
                if (!isOfLayer(child)) {
                    remove(child);
                } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    waiting.push(child);
                }
            }
        }
    }

    private boolean isOfLayer(Path place) {
        return layer == 1 || ofLayer.contains(name(place));
    }

    private static Optional<BasicFileAttributes> attributes(Path place) throws IOException {
        try {
            return Optional.of(Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
    }

    /** Removes whatever lies somewhere, with all that is below it; a link itself, not what it leads to. */
    static void remove(Path place) throws IOException {
        if (attributes(place).isEmpty()) {
            return;
        }
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
