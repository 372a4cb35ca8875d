package dev.seaworthy.logs.leak;

import static dev.seaworthy.logs.leak.Bytes.has;
import static dev.seaworthy.logs.leak.Bytes.isAlphanumeric;
import static dev.seaworthy.logs.leak.Bytes.isToken;

/**
 * Looks closer where a literal was found. In each method {@code end} is the index behind the literal, {@code from} and
 * {@code to} are those of the line.
 */
final class Tokens {
    private static final int LONGEST_BACK = 64;
    private static final int SHORTEST_BEARER = 16;
    private static final int SHORTEST_BASIC = 12;
    private static final int LONGEST_URL = 512;

    void bearer(byte[] text, int from, int end, int to, Spans spans) {
        if (!has(text, end - 7, from, to, "bearer ")) {
            return;
        }
        int i = end;
        while (i < to
                && (isToken(text[i])
                        || text[i] == '.'
                        || text[i] == '+'
                        || text[i] == '/'
                        || text[i] == '~'
                        || text[i] == '=')) {
            i++;
        }
        if (i - end >= SHORTEST_BEARER) {
            spans.add(Leak.BEARER_TOKEN, end, i);
        }
    }

    void basic(byte[] text, int from, int end, int to, Spans spans) {
        if (!has(text, end - 6, from, to, "basic ")) {
            return;
        }
        int i = end;
        boolean mixed = false;
        while (i < to && (isAlphanumeric(text[i]) || text[i] == '+' || text[i] == '/' || text[i] == '=')) {
            // Words of a language are in lower case; base64 hardly ever is.
            mixed |= !(text[i] >= 'a' && text[i] <= 'z');
            i++;
        }
        if (mixed && i - end >= SHORTEST_BASIC && (i - end) % 4 == 0) {
            spans.add(Leak.BASIC_CREDENTIALS, end, i);
        }
    }

    void aws(byte[] text, int from, int end, int to, Spans spans) {
        int start = end - 4;
        if (start < from || text[start] != 'A' || (start > from && isAlphanumeric(text[start - 1]))) {
            return;
        }
        int i = start;
        while (i < to && (Bytes.isDigit(text[i]) || (text[i] >= 'A' && text[i] <= 'Z'))) {
            i++;
        }
        if (i - start == 20 && (i == to || !isAlphanumeric(text[i]))) {
            spans.add(Leak.AWS_KEY, start, i);
        }
    }

    /** A prefix that nobody else uses, and at least so many letters behind it. */
    void fixed(Leak kind, String prefix, int letters, byte[] text, int from, int end, int to, Spans spans) {
        int start = end - prefix.length();
        if (!has(text, start, from, to, prefix)) {
            return;
        }
        int i = end;
        while (i < to && isToken(text[i])) {
            i++;
        }
        if (i - end >= letters) {
            spans.add(kind, start, i);
        }
    }

    void gitHub(byte[] text, int from, int end, int to, Spans spans) {
        if ("pousr".indexOf(text[end - 2]) >= 0) {
            fixed(Leak.GITHUB_TOKEN, "gh" + (char) text[end - 2] + "_", 36, text, from, end, to, spans);
        }
    }

    void slack(byte[] text, int from, int end, int to, Spans spans) {
        if (end + 2 < to && "abeprs".indexOf(text[end]) >= 0 && text[end + 1] == '-') {
            fixed(Leak.SLACK_TOKEN, "xox", 12, text, from, end, to, spans);
        }
    }

    void stripe(byte[] text, int from, int end, int to, Spans spans) {
        if (has(text, end - 8, from, to, "sk_live_") || has(text, end - 8, from, to, "rk_live_")) {
            fixed(Leak.STRIPE_KEY, (char) text[end - 8] + "k_live_", 16, text, from, end, to, spans);
        }
    }

    void privateKey(byte[] text, int from, int end, int to, Spans spans) {
        String begin = "-----BEGIN ";
        int start = end - 6;
        if (!has(text, start, from, to, begin)) {
            return;
        }
        int limit = Math.min(to, start + LONGEST_BACK);
        for (int i = start + begin.length(); i < limit; i++) {
            if (has(text, i, from, to, "PRIVATE KEY-----")) {
                // To the end of the line: whatever follows the key is not worth the risk.
                spans.add(Leak.PRIVATE_KEY, start, to);
                return;
            }
        }
    }

    void jwt(byte[] text, int from, int end, int to, Spans spans) {
        int start = end - 3;
        // Only in this case of letters is it base64 of {" .
        if (text[start] != 'e' || text[start + 1] != 'y' || text[start + 2] != 'J') {
            return;
        }
        if (start > from && isToken(text[start - 1])) {
            return;
        }
        int head = token(text, end, to);
        if (head - start < 10 || !has(text, head, from, to, ".eyJ")) {
            return;
        }
        int body = token(text, head + 1, to);
        int signature = body < to && text[body] == '.' ? token(text, body + 1, to) : body;
        if (body - head > 10 && signature - body > 8) {
            spans.add(Leak.JWT, start, signature);
        }
    }

    private static int token(byte[] text, int start, int to) {
        int i = start;
        while (i < to && isToken(text[i])) {
            i++;
        }
        return i;
    }

    /** {@code scheme://user:password@host}. */
    void url(byte[] text, int from, int end, int to, Spans spans) {
        int limit = Math.min(to, end + LONGEST_URL);
        int colon = -1;
        for (int i = end; i < limit; i++) {
            byte c = text[i];
            if (c == '@') {
                if (colon > 0 && Masked.isOpen(text, colon + 1, i)) {
                    spans.add(Leak.URL_PASSWORD, colon + 1, i);
                }
                return;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c <= ' ') {
                return;
            }
        }
    }

    void email(byte[] text, int from, int end, int to, Spans spans) {
        int start = end - 1;
        while (start > from && end - start < LONGEST_BACK + 1 && isLocal(text[start - 1])) {
            start--;
        }
        int i = end;
        int dot = -1;
        while (i < to && (isAlphanumeric(text[i]) || text[i] == '-' || text[i] == '.')) {
            if (text[i] == '.') {
                if (i == end || text[i - 1] == '.') {
                    return;
                }
                if (i + 1 < to && isAlphanumeric(text[i + 1])) {
                    dot = i;
                } else {
                    break;
                }
            }
            i++;
        }
        if (start == end - 1 || dot < 0 || i - dot < 3 || text[start] == '.' || spans.coveredUntil(end - 2) > end - 2) {
            return;
        }
        for (int j = dot + 1; j < i; j++) {
            if (Bytes.isDigit(text[j]) || text[j] == '-') {
                return;
            }
        }
        spans.add(Leak.EMAIL, start, i);
    }

    private static boolean isLocal(int c) {
        return isAlphanumeric(c) || c == '.' || c == '_' || c == '+' || c == '-' || c == '%';
    }

    /** {@code password=…}, {@code "password":"…"}, {@code \"passwd\": \"…\"}. */
    void password(byte[] text, int from, int end, int to, Spans spans) {
        int i = end;
        if (has(text, end - 5, from, to, "passw")) {
            if (has(text, end, from, to, "ord")) {
                i = end + 3;
            } else if (has(text, end, from, to, "d")) {
                i = end + 1;
            } else {
                return;
            }
        } else if (!has(text, end - 3, from, to, "pwd")) {
            return;
        }
        boolean quoted = i < to && (text[i] == '"' || text[i] == '\\' || text[i] == '\'');
        while (i < to && (text[i] == '"' || text[i] == '\\' || text[i] == '\'')) {
            i++;
        }
        if (i >= to || (text[i] != '=' && text[i] != ':')) {
            return;
        }
        boolean assigned = text[i] == '=';
        i++;
        while (!assigned && i < to && text[i] == ' ') {
            i++;
        }
        // "password: must be longer" is prose; with quotes or an equals sign it is a value.
        boolean opened = i < to && (text[i] == '"' || text[i] == '\\' || text[i] == '\'');
        if (assigned || quoted || opened) {
            value(Leak.PASSWORD, text, i, to, spans);
        }
    }

    /** {@code token=…}, {@code secret=…}, {@code api_key=…}: in addresses and in text. */
    void assigned(byte[] text, int from, int end, int to, Spans spans) {
        boolean isSecret = has(text, end - 6, from, to, "token=")
                || has(text, end - 7, from, to, "secret=")
                || has(text, end - 7, from, to, "apikey=")
                || has(text, end - 8, from, to, "api_key=")
                || has(text, end - 8, from, to, "api-key=")
                || has(text, end - 11, from, to, "access_key=")
                || has(text, end - 11, from, to, "secret_key=")
                || has(text, end - 12, from, to, "private_key=");
        if (isSecret) {
            value(Leak.SECRET_MEMBER, text, end, to, spans);
        }
    }

    private static void value(Leak kind, byte[] text, int at, int to, Spans spans) {
        int start = at;
        while (start < to && (text[start] == '"' || text[start] == '\\' || text[start] == '\'')) {
            start++;
        }
        int i = start;
        while (i < to && " \"'&,;\\}])".indexOf(text[i]) < 0) {
            i++;
        }
        if (Masked.isOpen(text, start, i)) {
            spans.add(kind, start, i);
        }
    }
}
