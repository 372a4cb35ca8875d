package dev.seaworthy.target.root;

import dev.seaworthy.elf.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds musl's version in its library: the text that it prints when it is started by hand, kept as a string of its own. */
final class MuslVersion {
    private MuslVersion() {}

    static Optional<String> find(Bytes bytes) {
        byte[] pattern = "\0001.".getBytes(StandardCharsets.US_ASCII);
        for (long at = bytes.indexOf(pattern, 0); at >= 0; at = bytes.indexOf(pattern, at + 1)) {
            String text = text(bytes, at + 1);
            if (isVersion(text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static String text(Bytes bytes, long at) {
        byte[] area = bytes.copy(at, (int) Math.min(40, bytes.size() - at));
        int end = 0;
        while (end < area.length && area[end] != 0) {
            end++;
        }
        return new String(area, 0, end, StandardCharsets.US_ASCII);
    }

    /** 1.2.5, or with what is added to it between releases: 1.2.5-git-20-gabc, 1.2.4_git20230717. */
    private static boolean isVersion(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '-' && text.charAt(end) != '_') {
            end++;
        }
        String number = text.substring(0, end);
        String[] parts = number.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }
}
