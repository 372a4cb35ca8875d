package dev.seaworthy.target.root;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a dynamic loader by its content, not by its path: on musl systems a link may stand where glibc's loader
 * would. What a loader has compiled in (its directories, its list of names) is read from its bytes, because
 * distributions differ.
 */
final class LoaderReader {
    private static final int LONGEST_LIST = 4096;

    private LoaderReader() {}

    static Loader read(ElfFile elf, DynamicObject object) {
        String soname = object.soname().orElse("");
        if (soname.startsWith("ld")
                && object.versionDefinitions().stream().anyMatch(name -> name.startsWith("GLIBC_"))) {
            return glibc(elf, object);
        }
        if (soname.contains("uClibc")) {
            return new Loader(Loader.Kind.UCLIBC, Optional.empty(), List.of(), List.of());
        }
        boolean isLibraryToo = !object.exports(Set.of("__libc_start_main")).isEmpty();
        if (isLibraryToo && !object.versioned()) {
            return musl(elf);
        }
        return new Loader(Loader.Kind.UNKNOWN, Optional.empty(), List.of(), List.of());
    }

    private static Loader glibc(ElfFile elf, DynamicObject object) {
        List<String> directories = strings(elf.bytes(), glibcDirectories(elf.bytes()));
        return new Loader(
                Loader.Kind.GLIBC,
                GlibcVersion.newest(object.versionDefinitions()),
                directories.isEmpty() ? glibcDefaults(elf.header().is64()) : directories,
                hardwareDirectories(elf.bytes()));
    }

    /**
     * glibc keeps its trusted directories as adjacent strings that each end with a slash (system_dirs in elf/dl-load.c):
     * {@code /lib/x86_64-linux-gnu/ · /usr/lib/x86_64-linux-gnu/ · /lib/ · /usr/lib/}. The first is what the distribution
     * chose for its libraries.
     */
    private static long glibcDirectories(Bytes bytes) {
        byte[] pattern = "\0/lib".getBytes(StandardCharsets.US_ASCII);
        for (long at = bytes.indexOf(pattern, 0); at >= 0; at = bytes.indexOf(pattern, at + 1)) {
            List<String> found = strings(bytes, at + 1);
            if (found.size() >= 2 && found.stream().allMatch(text -> text.startsWith("/") && text.endsWith("/"))) {
                return at + 1;
            }
        }
        return -1;
    }

    /** {@code glibc-hwcaps} came with 2.33; {@code haswell} stands for the older scheme, which left with 2.37. */
    private static List<String> hardwareDirectories(Bytes bytes) {
        return java.util.stream.Stream.of("glibc-hwcaps", "haswell")
                .filter(name -> bytes.indexOf(name.getBytes(StandardCharsets.US_ASCII), 0) >= 0)
                .toList();
    }

    private static List<String> glibcDefaults(boolean is64) {
        return is64 ? List.of("/lib64/", "/usr/lib64/") : List.of("/lib/", "/usr/lib/");
    }

    private static Loader musl(ElfFile elf) {
        Bytes bytes = elf.bytes();
        long names = bytes.indexOf("aio_cancel\0aio_error\0aio_fsync\0".getBytes(StandardCharsets.US_ASCII), 0);
        return new Loader(
                Loader.Kind.MUSL,
                MuslVersion.find(bytes),
                List.of("/lib", "/usr/local/lib", "/usr/lib"),
                strings(bytes, names));
    }

    /** Adjacent strings, each ended by a zero byte, up to an empty one or one that is no plain name. */
    private static List<String> strings(Bytes bytes, long start) {
        List<String> strings = new ArrayList<>();
        if (start < 0) {
            return strings;
        }
        byte[] area = bytes.copy(start, (int) Math.min(LONGEST_LIST, bytes.size() - start));
        int from = 0;
        for (int at = 0; at < area.length; at++) {
            if (area[at] == 0) {
                String text = new String(area, from, at - from, StandardCharsets.US_ASCII);
                boolean directoriesEnded = !strings.isEmpty()
                        && strings.getFirst().startsWith("/")
                        && !(text.startsWith("/") && text.endsWith("/"));
                if (text.isEmpty() || directoriesEnded) {
                    break;
                }
                strings.add(text);
                from = at + 1;
            }
        }
        return strings;
    }
}
