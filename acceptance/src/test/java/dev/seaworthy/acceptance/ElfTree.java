package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The ELF files below some folders, each once, however many names it has. The ordinary build takes a sample of them;
 * {@code -Dseaworthy.differential=whole}, which {@code scripts/differential} sets, takes all.
 */
final class ElfTree {
    /** Whether the comparisons with other tools go over all files that there are. */
    static final boolean WHOLE =
            System.getProperty("seaworthy.differential", "").equals("whole");

    private ElfTree() {}

    /** Where this machine keeps its programs and libraries. */
    static List<Path> system() {
        return Stream.of("/usr", "/opt", "/boot", "/var/lib").map(Path::of).toList();
    }

    /** Of the files below folders, so many, chosen by their paths so that the next run has the same; or all. */
    static List<Path> files(List<Path> folders, int sample) throws IOException {
        List<Path> all = files(folders);
        return WHOLE || all.size() <= sample
                ? all
                : all.stream()
                        .sorted(Comparator.comparingLong(ElfTree::hash).thenComparing(Comparator.naturalOrder()))
                        .limit(sample)
                        .sorted()
                        .toList();
    }

    private static List<Path> files(List<Path> folders) throws IOException {
        Collector collector = new Collector();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder.toRealPath(), collector);
            }
        }
        return collector.found.stream().sorted().toList();
    }

    private static long hash(Path path) {
        CRC32 hash = new CRC32();
        hash.update(path.toString().getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> found = new ArrayList<>();
        private final Set<Object> seen = new HashSet<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                    && attributes.size() > 64
                    && seen.add(Optional.ofNullable(attributes.fileKey()).orElse(file))
                    && isElf(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private static boolean isElf(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
            } catch (IOException unreadable) {
                return false;
            }
        }
    }
}
