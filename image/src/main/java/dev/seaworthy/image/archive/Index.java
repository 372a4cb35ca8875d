package dev.seaworthy.image.archive;

import dev.seaworthy.image.tar.TarEntry;
import dev.seaworthy.image.tar.TarReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the files in an image's archive lie. */
final class Index {
    /** An image has three documents and some layers; an archive with more files than this is a root file system. */
    private static final int MOST_FILES = 20_000;
    /** Old archives have links where two images share a layer. */
    private static final int MOST_LINKS = 4;

    /** A stretch of the archive. */
    record Place(long offset, long size) {}

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private Index() {}

    /**
     * Reads the names in an archive as long as it looks like one of images.
     *
     * @return empty when it is a root file system
     */
    static Optional<Index> read(InputStream tar) throws IOException {
        Index index = new Index();
        TarReader reader = new TarReader(tar);
        for (Optional<TarEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            TarEntry entry = next.get();
            String path = clean(entry.path());
            if (isOfRoot(path) || index.places.size() + index.links.size() >= MOST_FILES) {
                return Optional.empty();
            }
            switch (entry.type()) {
                case FILE -> index.places.put(path, new Place(reader.position(), reader.stored()));
                case SYMBOLIC_LINK -> {
                    int slash = path.lastIndexOf('/');
                    index.links.put(path, clean(path.substring(0, slash + 1) + entry.target()));
                }
                case HARD_LINK -> index.links.put(path, clean(entry.target()));
                case DIRECTORY, SPECIAL -> {
                    // Neither is looked for.
                }
            }
        }
        return index.isImage() ? Optional.of(index) : Optional.empty();
    }

    /** Directories that every root has and no archive of images: the rest need not be read to know. */
    private static boolean isOfRoot(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        return switch (first) {
            case "bin", "dev", "etc", "home", "lib", "proc", "root", "sbin", "sys", "tmp", "usr", "var" -> true;
            default -> false;
        };
    }

    private boolean isImage() {
        return find("manifest.json").isPresent() || isLayout();
    }

    /** Whether it is an OCI layout; Docker writes both forms into one archive. */
    boolean isLayout() {
        return find("oci-layout").isPresent() && find("index.json").isPresent();
    }

    Optional<Place> find(String path) {
        String at = clean(path);
        for (int i = 0; i < MOST_LINKS && links.containsKey(at); i++) {
            at = links.getOrDefault(at, at);
        }
        return Optional.ofNullable(places.get(at));
    }

    private static String clean(String path) {
        java.util.List<String> parts = new java.util.ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
