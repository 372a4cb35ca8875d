package dev.seaworthy.logs.leak;

/** Numbers of payment cards (ISO/IEC 7812): the issuer's prefix, the length, and the check digit of Luhn. */
final class Cards {
    private Cards() {}

    static boolean isNumber(byte[] text, int from, int to) {
        int length = to - from;
        int first = text[from] - '0';
        int two = first * 10 + text[from + 1] - '0';
        int four = two * 100 + (text[from + 2] - '0') * 10 + text[from + 3] - '0';
        boolean sixteen =
                first == 4 || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || four == 6011 || two == 65;
        boolean american = two == 34 || two == 37;
        boolean unionPay = two == 62;
        boolean shaped =
                (sixteen && length == 16) || (american && length == 15) || (unionPay && length >= 16 && length <= 19);
        return shaped && luhn(text, from, to);
    }

    private static boolean luhn(byte[] text, int from, int to) {
        int sum = 0;
        for (int i = to - 1, place = 0; i >= from; i--, place++) {
            int digit = text[i] - '0';
            int value = place % 2 == 1 ? 2 * digit : digit;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }
}
