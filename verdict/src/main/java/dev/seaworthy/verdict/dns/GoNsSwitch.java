package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.NsSwitch.Criterion;
import dev.seaworthy.verdict.dns.NsSwitch.Source;
import dev.seaworthy.verdict.dns.NsSwitch.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /etc/nsswitch.conf} as Go reads it ({@code src/net/nss.go}, 1.15 to 1.27). Only a blank ends a source's name: with
 * a tab between {@code files} and {@code dns} there is one source of the name "files\tdns". Several lines for {@code hosts}
 * add up. A line without a colon, a bracket that is not closed or holds something else makes the whole file useless.
 */
final class GoNsSwitch {
    private GoNsSwitch() {}

    static NsSwitch read(String text) {
        List<Source> hosts = new ArrayList<>();
        int number = 0;
        for (String raw : Fields.lines(text)) {
            number++;
            int comment = raw.indexOf('#');
            String line = Fields.trim(comment < 0 ? raw : raw.substring(0, comment));
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            Optional<String> problem = colon < 0
                    ? Optional.of("there is no colon")
                    : sources(
                            line.substring(colon + 1),
                            Fields.trim(line.substring(0, colon)).equals("hosts") ? hosts : new ArrayList<>());
            if (problem.isPresent()) {
                return new NsSwitch(State.BROKEN, List.of(), "line " + number + ": " + problem.get());
            }
        }
        return new NsSwitch(State.READ, hosts, "");
    }

    /** By place, not by cutting off what was read: a line may have thousands of sources. */
    private static Optional<String> sources(String text, List<Source> sources) {
        String line = Fields.trim(text);
        int at = 0;
        while (at < line.length()) {
            int blank = line.indexOf(' ', at);
            String name = blank < 0 ? line.substring(at) : line.substring(at, blank);
            at = blank < 0 ? line.length() : Fields.afterBlanks(line, blank);
            List<Criterion> criteria = new ArrayList<>();
            if (line.startsWith("[", at)) {
                int close = line.indexOf(']', at);
                if (close < 0) {
                    return Optional.of("a bracket is not closed");
                }
                String inside = line.substring(at + 1, close);
                if (!criteria(inside, criteria)) {
                    return Optional.of("[" + inside + "] is not understood");
                }
                at = Fields.afterBlanks(line, close + 1);
            }
            sources.add(new Source(name, criteria));
        }
        return Optional.empty();
    }

    private static boolean criteria(String text, List<Criterion> criteria) {
        for (String word : Fields.words(text, " \t\r\n")) {
            boolean negated = word.startsWith("!");
            String criterion = negated ? word.substring(1) : word;
            int equals = criterion.indexOf('=');
            if (criterion.length() < 3 || equals < 0) {
                return false;
            }
            String lower = criterion.toLowerCase(Locale.ROOT);
            criteria.add(new Criterion(negated, lower.substring(0, equals), lower.substring(equals + 1)));
        }
        return true;
    }
}
