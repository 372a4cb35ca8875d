package dev.seaworthy.trial.watch;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** When a service counts as ready. */
public sealed interface Readiness {
    /** It is no service: it is ready when it ends. */
    record AtEnd() implements Readiness {}

    /** Somebody listens on a TCP port. */
    record Port(int port) implements Readiness {}

    /**
     * An HTTP request is answered with a status below 400.
     *
     * @param path begins with a slash
     */
    record Http(int port, String path) implements Readiness {}

    /** A line that it prints has something in it. */
    record Log(Pattern pattern) implements Readiness {}

    /** Reads {@code port:8080}, {@code http:8080/healthz}, {@code log:REGEX}; empty when it is none of them. */
    static Optional<Readiness> parse(String text) {
        if (text.startsWith("port:")) {
            return port(text.substring("port:".length())).map(Port::new);
        }
        if (text.startsWith("http:")) {
            String rest = text.substring("http:".length());
            int slash = rest.indexOf('/');
            String path = slash < 0 ? "/" : rest.substring(slash);
            if (path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
                return Optional.empty();
            }
            return port(slash < 0 ? rest : rest.substring(0, slash)).map(port -> new Http(port, path));
        }
        if (text.startsWith("log:") && text.length() > "log:".length()) {
            try {
                return Optional.of(new Log(Pattern.compile(text.substring("log:".length()))));
            } catch (PatternSyntaxException wrong) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text)).filter(port -> port > 0 && port < 1 << 16);
    }
}
