package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.NsSwitch.Criterion;
import dev.seaworthy.verdict.dns.NsSwitch.Source;
import dev.seaworthy.verdict.dns.NsSwitch.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /etc/nsswitch.conf} as glibc 2.36 reads it ({@code nss/nss_database.c}, {@code nss/nss_action_parse.c}). Any white
 * space ends a source's name, an opening bracket as well; the last line for {@code hosts} counts; a bracket that is not
 * understood makes the whole file useless. Without a file or a line the order is {@code files dns}.
 */
final class GlibcNsSwitch {
    private static final List<Source> DEFAULT = List.of(new Source("files", List.of()), new Source("dns", List.of()));
    private static final List<String> STATUSES = List.of("success", "unavail", "notfound", "tryagain");
    private static final List<String> ACTIONS = List.of("return", "continue", "merge");

    private GlibcNsSwitch() {}

    /** What it does without a file. */
    static NsSwitch absent() {
        return new NsSwitch(State.ABSENT, DEFAULT, "");
    }

    static NsSwitch read(String text) {
        List<Source> hosts = DEFAULT;
        int number = 0;
        for (String line : Fields.lines(text)) {
            number++;
            int start = 0;
            while (start < line.length() && Fields.space(line.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < line.length() && line.charAt(end) != ':' && !Fields.space(line.charAt(end))) {
                end++;
            }
            if (!line.substring(start, end).equals("hosts") || end == line.length()) {
                continue;
            }
            while (end < line.length() && (line.charAt(end) == ':' || Fields.space(line.charAt(end)))) {
                end++;
            }
            Optional<List<Source>> read = sources(line.substring(end));
            if (read.isEmpty()) {
                return new NsSwitch(State.BROKEN, List.of(), "line " + number + ": a bracket is not understood");
            }
            hosts = read.get();
        }
        return new NsSwitch(State.READ, hosts, "");
    }

    private static Optional<List<Source>> sources(String text) {
        List<Source> sources = new ArrayList<>();
        int at = 0;
        while (true) {
            at = blanks(text, at);
            int start = at;
            while (at < text.length() && !Fields.space(text.charAt(at)) && text.charAt(at) != '[') {
                at++;
            }
            if (at == start) {
                return at == text.length() ? Optional.of(sources) : Optional.empty();
            }
            String name = text.substring(start, at);
            at = blanks(text, at);
            List<Criterion> criteria = new ArrayList<>();
            if (at < text.length() && text.charAt(at) == '[') {
                int close = text.indexOf(']', at);
                if (close < 0 || !criteria(text.substring(at + 1, close), criteria)) {
                    return Optional.empty();
                }
                at = close + 1;
            }
            sources.add(new Source(name, criteria));
        }
    }

    private static boolean criteria(String text, List<Criterion> criteria) {
        for (String word : Fields.words(text.replace(" =", "=").replace("= ", "="), " \t\r\n\u000b\f")) {
            boolean negated = word.startsWith("!");
            String lower = (negated ? word.substring(1) : word).toLowerCase(Locale.ROOT);
            int equals = lower.indexOf('=');
            if (equals < 0
                    || !STATUSES.contains(lower.substring(0, equals))
                    || !ACTIONS.contains(lower.substring(equals + 1))) {
                return false;
            }
            criteria.add(new Criterion(negated, lower.substring(0, equals), lower.substring(equals + 1)));
        }
        return !criteria.isEmpty();
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Fields.space(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
