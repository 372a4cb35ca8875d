package dev.seaworthy.verdict.remedy;

/** Release numbers as os-release has them. */
final class Releases {
    private Releases() {}

    /**
     * Compares a release with a bound, as precisely as the bound is given: 3.18.4 equals the bound 3.18, and 9.4 the bound 9.
     *
     * @param release {@code 12}, {@code 22.04}, {@code 3.20.3}, {@code 3.21.0_alpha20240923}
     * @param bound {@code 12}, {@code 3.18}
     */
    static int compare(String release, String bound) {
        String[] own = release.split("\\.", -1);
        String[] other = bound.split("\\.", -1);
        for (int i = 0; i < other.length; i++) {
            int order = Integer.compare(i < own.length ? number(own[i]) : 0, number(other[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The number at the start of a part; 0 when there is none. */
    private static int number(String part) {
        int end = 0;
        while (end < part.length() && end < 9 && part.charAt(end) >= '0' && part.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(part.substring(0, end));
    }
}
