package dev.seaworthy.target.root;

import java.util.List;
import java.util.Optional;

/** Version numbers of C libraries, and of the symbol versions that glibc names after them. */
public final class GlibcVersion {
    private static final String PREFIX = "GLIBC_";

    private GlibcVersion() {}

    /** The number in a symbol version such as {@code GLIBC_2.34}; empty for GLIBC_PRIVATE and foreign names. */
    public static Optional<String> number(String symbolVersion) {
        if (!symbolVersion.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String number = symbolVersion.substring(PREFIX.length());
        boolean numeric = !number.isEmpty() && number.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return numeric ? Optional.of(number) : Optional.empty();
    }

    /** The highest number among symbol versions. */
    public static Optional<String> newest(List<String> symbolVersions) {
        return symbolVersions.stream()
                .flatMap(version -> number(version).stream())
                .max(GlibcVersion::compare);
    }

    /** Compares numbers part by part: 2.9 is older than 2.34. */
    public static int compare(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int compared = Integer.compare(part(a, i), part(b, i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int index) {
        if (index >= parts.length) {
            return 0;
        }
        // Behind the digits there may be what a distribution added: 1.2.4_git20230717.
        int value = 0;
        for (char c : parts[index].toCharArray()) {
            if (c < '0' || c > '9' || value > 99_999_999) {
                break;
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }
}
