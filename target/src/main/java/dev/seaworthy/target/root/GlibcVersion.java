package dev.seaworthy.target.root;

import dev.seaworthy.elf.Bytes;
import java.nio.charset.StandardCharsets;
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

    /** The release that glibc's library says it is when it is started by hand: "… stable release version 2.36." */
    public static Optional<String> release(Bytes library) {
        byte[] words = " release version ".getBytes(StandardCharsets.US_ASCII);
        long at = library.indexOf(words, 0);
        if (at < 0) {
            return Optional.empty();
        }
        long start = at + words.length;
        String text =
                new String(library.copy(start, (int) Math.min(16, library.size() - start)), StandardCharsets.US_ASCII);
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String version = text.substring(0, end);
        return Optional.of(version.endsWith(".") ? version.substring(0, version.length() - 1) : version)
                .filter(number -> !number.isEmpty());
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
