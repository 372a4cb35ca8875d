package dev.seaworthy.binary;

import java.util.List;
import java.util.Optional;

/**
 * Reads the texts that Go's toolchain and its distributors write as versions (golang/go, {@code src/cmd/dist/build.go},
 * {@code src/internal/gover}).
 *
 * <pre>
 *   go1.21.3                    a release           go1.22rc2                       before a release
 *   go1.26.4-1-microsoft        with a vendor       go1.22.1 (Red Hat 1.22.1-2)     with a vendor
 *   go1.27.0 X:greenteagc,simd  with experiments    go1.26.1-X:jsonv2               the same, as some write it
 *   devel go1.23-9e8ea567c8 …   between releases    go1.27-devel_9e8ea567c8 …       between releases
 * </pre>
 */
final class GoVersionParser {
    /** Longer numbers are no version numbers, and would overflow. */
    private static final int MOST_DIGITS = 4;

    private final String text;
    private int at;

    private GoVersionParser(String text, int start) {
        this.text = text;
        this.at = start;
    }

    static Optional<GoVersion> parse(String text) {
        boolean devel = text.startsWith("devel ");
        int start = devel ? "devel ".length() : 0;
        return text.startsWith("go", start) ? new GoVersionParser(text, start + 2).read(devel) : Optional.empty();
    }

    private Optional<GoVersion> read(boolean devel) {
        int major = number();
        if (major < 0 || !take('.')) {
            return Optional.empty();
        }
        int minor = number();
        if (minor < 0) {
            return Optional.empty();
        }
        GoVersion.PreRelease stage = stage();
        int stageNumber = stage == GoVersion.PreRelease.RELEASE ? 0 : number();
        int patch = 0;
        if (stage == GoVersion.PreRelease.RELEASE && take('.')) {
            patch = number();
        }
        if (patch < 0 || stageNumber < 0 || !atEndOfNumbers()) {
            return Optional.empty();
        }
        String rest = text.substring(at);
        boolean development = devel || rest.startsWith("-devel");
        return Optional.of(new GoVersion(
                major,
                minor,
                patch,
                development ? GoVersion.PreRelease.DEVEL : stage,
                stageNumber,
                experiments(rest),
                vendor(rest)));
    }

    private GoVersion.PreRelease stage() {
        if (text.startsWith("rc", at)) {
            at += 2;
            return GoVersion.PreRelease.RC;
        }
        if (text.startsWith("beta", at)) {
            at += 4;
            return GoVersion.PreRelease.BETA;
        }
        return GoVersion.PreRelease.RELEASE;
    }

    /** The number that begins here, or −1. */
    private int number() {
        int start = at;
        int value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (at - start == MOST_DIGITS) {
                return -1;
            }
            value = value * 10 + (text.charAt(at) - '0');
            at++;
        }
        return at == start ? -1 : value;
    }

    private boolean take(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    /** Vendors append to a version; what goes on otherwise, such as the name of a file, is none. */
    private boolean atEndOfNumbers() {
        return at == text.length() || "-+ bm".indexOf(text.charAt(at)) >= 0;
    }

    private static List<String> experiments(String rest) {
        int mark = rest.indexOf("X:");
        if (mark < 0) {
            return List.of();
        }
        int end = rest.indexOf(' ', mark);
        String names = rest.substring(mark + 2, end < 0 ? rest.length() : end);
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }

    private static String vendor(String rest) {
        int mark = rest.indexOf("X:");
        return (mark > 0 ? rest.substring(0, mark - 1) : rest).strip();
    }
}
