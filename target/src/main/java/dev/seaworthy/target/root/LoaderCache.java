package dev.seaworthy.target.root;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /etc/ld.so.cache} of glibc: which library lies where, as ldconfig found it. Format: glibc's
 * {@code sysdeps/generic/dl-cache.h}.
 *
 * <pre>
 *   old:  "ld.so-1.7.0" padded to 12 · count u32 · count × (flags i32 · key u32 · value u32) · then, 8-aligned, the new
 *   new:  "glibc-ld.so.cache1.1" · count u32 · string bytes u32 · 20 bytes
 *         · count × (flags i32 · key u32 · value u32 · os version u32 · hardware capabilities u64)
 *         key and value are offsets of strings from the beginning of the new part
 * </pre>
 */
public final class LoaderCache {
    /** The file's place. */
    public static final String PATH = "/etc/ld.so.cache";
    /** The largest cache that is read; real ones have some 100 KiB. */
    public static final int LARGEST = 16 << 20;

    private static final byte[] OLD = "ld.so-1.7.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII);
    private static final int ENTRY = 24;

    private final Map<String, List<String>> paths;

    private LoaderCache(Map<String, List<String>> paths) {
        this.paths = paths;
    }

    /** A cache without entries, as in a root where ldconfig never ran. */
    public static LoaderCache empty() {
        return new LoaderCache(Map.of());
    }

    /** A cache with these paths by name. */
    public static LoaderCache of(Map<String, List<String>> paths) {
        return new LoaderCache(Map.copyOf(paths));
    }

    /** Reads a cache; one that is damaged counts as none, as for the loader itself. */
    public static LoaderCache read(byte[] content) {
        return Parsed.reading(() -> new LoaderCache(parse(Bytes.of(content)))).orElse(empty());
    }

    /** The paths for a library's name, in the order of the cache. */
    public List<String> paths(String name) {
        return paths.getOrDefault(name, List.of());
    }

    /** All entries. */
    public Map<String, List<String>> entries() {
        return paths;
    }

    private static Map<String, List<String>> parse(Bytes bytes) {
        long start = 0;
        if (bytes.matches(0, OLD)) {
            long end = 16 + 12 * bytes.u32(12);
            start = (end + 7) / 8 * 8;
        }
        if (!bytes.matches(start, NEW)) {
            return Map.of();
        }
        // The byte order is the target's, and the format has no mark for it before glibc 2.33: a count that fits tells.
        Bytes little = bytes.slice(start, bytes.size() - start, "ld.so.cache").in(ByteOrder.LITTLE_ENDIAN);
        boolean fits = little.u32(20) <= little.size() / ENTRY;
        Bytes cache = fits ? little : little.in(ByteOrder.BIG_ENDIAN);
        long count = cache.u32(20);
        Bytes entries = cache.slice(48, count * ENTRY, "entries of ld.so.cache");
        Map<String, List<String>> paths = new HashMap<>();
        for (long at = 0; at < entries.size(); at += ENTRY) {
            String key = cache.name(entries.u32(at + 4), "name in ld.so.cache");
            String value = cache.name(entries.u32(at + 8), "path in ld.so.cache");
            paths.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        }
        return paths;
    }
}
