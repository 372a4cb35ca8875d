package dev.seaworthy.inspect.difference;

/** Compares versions of modules as Go does (semver.org; golang.org/x/mod/semver). */
final class ModuleVersion {
    private ModuleVersion() {}

    /** Negative when the first is older; 0 also when one of them is no version, such as {@code (devel)}. */
    static int compare(String left, String right) {
        if (!isVersion(left) || !isVersion(right)) {
            return 0;
        }
        String[] a = split(left);
        String[] b = split(right);
        int numbers = identifiers(a[0], b[0]);
        if (numbers != 0) {
            return numbers;
        }
        // A version without a pre-release is newer than all its pre-releases.
        if (a[1].isEmpty() || b[1].isEmpty()) {
            return Boolean.compare(a[1].isEmpty(), b[1].isEmpty());
        }
        return identifiers(a[1], b[1]);
    }

    private static boolean isVersion(String text) {
        return text.length() > 1 && text.charAt(0) == 'v' && Character.isDigit(text.charAt(1));
    }

    /** The numbers and the pre-release, without the build's own data behind a plus sign. */
    private static String[] split(String version) {
        String plain = version.split("[+ ]", 2)[0].substring(1);
        int hyphen = plain.indexOf('-');
        return hyphen < 0
                ? new String[] {plain, ""}
                : new String[] {plain.substring(0, hyphen), plain.substring(hyphen + 1)};
    }

    private static int identifiers(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int compared = identifier(a[i], b[i]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    /** Numbers are older than words; a longer number is a larger one, because zeros in front are not allowed. */
    private static int identifier(String a, String b) {
        boolean aNumber = isNumber(a);
        boolean bNumber = isNumber(b);
        if (aNumber != bNumber) {
            return aNumber ? -1 : 1;
        }
        if (aNumber && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return a.compareTo(b);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
