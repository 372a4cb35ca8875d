package dev.seaworthy.logs.leak;

/** Numbers of identity cards (GB 11643-1999) and mobile phones in China. */
final class ChineseNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private ChineseNumbers() {}

    /** Region, date of birth and check digit (ISO 7064, MOD 11-2) of the 18 letters at an index. */
    static boolean isIdentity(byte[] text, int at) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text[at + i] - '0');
        }
        int region = number(text, at, 2);
        int year = number(text, at + 6, 4);
        int month = number(text, at + 10, 2);
        int day = number(text, at + 12, 2);
        boolean born = year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return region >= 11
                && region <= 83
                && born
                && CHECK.charAt(sum % 11) == Character.toUpperCase((char) text[at + WEIGHTS.length]);
    }

    static boolean isMobile(byte[] text, int at) {
        return text[at] == '1' && text[at + 1] >= '3' && text[at + 1] <= '9';
    }

    private static int number(byte[] text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
