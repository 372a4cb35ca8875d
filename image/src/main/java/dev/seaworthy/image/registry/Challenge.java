package dev.seaworthy.image.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a registry wants to be told who asks: the header {@code WWW-Authenticate} (RFC 9110, 11.6.1; distribution,
 * {@code docs/spec/auth/token.md}).
 *
 * @param scheme in lower case: {@code bearer}, {@code basic}
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    /** The strongest challenge that is understood here: a token before a password. */
    static Optional<Challenge> best(List<String> headers) {
        Optional<Challenge> basic = Optional.empty();
        for (String header : headers) {
            Challenge challenge = parse(header);
            if (challenge.scheme().equals("bearer") && challenge.parameters().containsKey("realm")) {
                return Optional.of(challenge);
            }
            if (challenge.scheme().equals("basic")) {
                basic = Optional.of(challenge);
            }
        }
        return basic;
    }

    /** {@code Bearer realm="https://…",service="…",scope="repository:a/b:pull,push"}. */
    private static Challenge parse(String header) {
        String text = header.strip();
        int space = text.indexOf(' ');
        String scheme = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = space < 0 ? text.length() : space + 1;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = equals + 1;
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                while (at < text.length() && text.charAt(at) != '"') {
                    if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                        at++;
                    }
                    value.append(text.charAt(at));
                    at++;
                }
            }
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            if (value.isEmpty() && at < end && text.charAt(equals + 1) != '"') {
                value.append(text, at, end);
            }
            parameters.putIfAbsent(name, value.toString().strip());
            at = end + 1;
        }
        return new Challenge(scheme, Map.copyOf(parameters));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }
}
