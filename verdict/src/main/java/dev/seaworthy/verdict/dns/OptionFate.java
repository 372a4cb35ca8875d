package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of one option of {@code /etc/resolv.conf}.
 *
 * @param option the word as it stands there
 * @param go what Go's resolver does with it
 * @param glibc what glibc does with it
 * @param musl what musl does with it
 */
public record OptionFate(String option, String go, String glibc, String musl) {
    private static final String IGNORED = "ignored";
    private static final String HONOURED = "honoured";

    static List<OptionFate> of(String text, ResolvConf go, ResolvConf glibc, ResolvConf musl) {
        Set<String> words = new LinkedHashSet<>();
        for (String line : Fields.lines(text)) {
            List<String> fields = Fields.words(line, " \r\t");
            if (!fields.isEmpty() && fields.getFirst().equals("options")) {
                List<String> options = fields.subList(1, fields.size());
                for (int i = 0; i < options.size(); i++) {
                    if (options.get(i).startsWith("#") || options.get(i).startsWith(";")) {
                        words.add(String.join(" ", options.subList(i, options.size())));
                        break;
                    }
                    words.add(options.get(i));
                }
            }
        }
        List<OptionFate> fates = new ArrayList<>();
        words.forEach(word -> fates.add(one(word, go, glibc, musl)));
        return List.copyOf(fates);
    }

    private static OptionFate one(String word, ResolvConf go, ResolvConf glibc, ResolvConf musl) {
        if (word.startsWith("timeout:")) {
            return new OptionFate(
                    word,
                    go.timeoutSeconds() + " s for each server and attempt",
                    Math.max(1, glibc.timeoutSeconds()) + " s for the first server and attempt, at most 30",
                    musl.timeoutSeconds() + " s for the whole lookup, at most 60");
        }
        if (word.startsWith("attempts:")) {
            return new OptionFate(
                    word,
                    go.attempts() + " rounds over all servers",
                    glibc.attempts() + " rounds over all servers, at most 5",
                    "asks " + musl.attempts() + " times within the timeout, at most 10");
        }
        if (word.startsWith("ndots:")) {
            return new OptionFate(
                    word,
                    "names with " + go.ndots() + " dots or more are asked as they are first",
                    "names with " + glibc.ndots() + " dots or more are asked as they are first",
                    "names with " + musl.ndots() + " dots or more are asked as they are, and never searched");
        }
        if (word.startsWith("#") || word.startsWith(";")) {
            return new OptionFate(
                    word,
                    "no comment: options that are not known; with both resolvers in a binary, the C library's is used",
                    "no comment: its words are options, passed over unless they are known ones",
                    "no comment: timeout:, attempts: and ndots: are found in it");
        }
        boolean unknown = go.unknown().stream().anyMatch(remark -> remark.text().equals(word));
        return new OptionFate(
                word,
                unknown ? "not known: with both resolvers in a binary, the C library's is used" : goFlag(word),
                glibcFlag(word),
                IGNORED);
    }

    private static String goFlag(String word) {
        return word.equals("edns0") ? "no effect: sent by itself since 1.19, unless GODEBUG says netedns0=0" : HONOURED;
    }

    private static String glibcFlag(String word) {
        Optional<Flag> flag = GlibcResolvConf.flag(word);
        return flag.isPresent() ? HONOURED : IGNORED;
    }
}
