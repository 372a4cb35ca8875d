package dev.seaworthy.aot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/** Methods of the JDK that TeaVM's class library lacks, or has wrong. */
public final class LackingMethods {
    private LackingMethods() {}

    public static Stream<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            lines.add(text.substring(at, end));
            boolean isPair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
            at = end + (isPair ? 2 : 1);
        }
        return lines.stream();
    }

    public static int compare(int[] left, int[] right) {
        for (int i = 0; i < left.length && i < right.length; i++) {
            int order = Integer.compare(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    @SuppressWarnings("unchecked")
    public static <K, V> NavigableMap<K, V> unmodifiableNavigableMap(NavigableMap<K, ? extends V> map) {
        return (NavigableMap<K, V>) map;
    }

    public static <T> NavigableSet<T> unmodifiableNavigableSet(NavigableSet<T> set) {
        return set;
    }

    public static <K, V> Map<K, V> copyOf(Map<? extends K, ? extends V> map) {
        return Collections.unmodifiableMap(new HashMap<>(map));
    }

    public static <T> Set<T> copyOf(Collection<? extends T> set) {
        return Collections.unmodifiableSet(new HashSet<>(set));
    }

    @SafeVarargs
    public static <K, V> Map<K, V> ofEntries(Map.Entry<? extends K, ? extends V>... entries) {
        Map<K, V> map = new HashMap<>();
        for (Map.Entry<? extends K, ? extends V> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(map);
    }

    public static Map<String, String> getenv() {
        return Machine.environment();
    }

    public static InputStream getResourceAsStream(Class<?> owner, String name) {
        return Resources.open(owner, name);
    }

    public static Set<PosixFilePermission> getPosixFilePermissions(Path path, LinkOption... options)
            throws IOException {
        int mode = Machine.mode(path.toString());
        if (mode < 0) {
            throw new IOException("no permissions");
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        // From the owner's right to read, the highest of nine bits, down.
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if (((mode >> (8 - i)) & 1) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }

    public static StringBuilder repeat(StringBuilder builder, CharSequence text, int count) {
        for (int i = 0; i < count; i++) {
            builder.append(text);
        }
        return builder;
    }

    public static Path readSymbolicLink(Path link) throws IOException {
        return Path.of(Machine.readLink(link.toString()).orElseThrow(() -> new IOException("no link")));
    }

    /** TeaVM's forgets what it has seen from one stream that was mapped flat to the next. */
    public static <T> Stream<T> distinct(Stream<T> stream) {
        return new ArrayList<>(new LinkedHashSet<>(stream.toList())).stream();
    }
}
