package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /etc/resolv.conf} as musl reads it ({@code src/network/resolvconf.c}, 1.2.3 and 1.2.6, the same). Keywords count
 * only in the first column. Three options are looked for anywhere in an {@code options} line, a trailing comment included,
 * and the first place counts; all others are passed over. {@code timeout} is at most 60, {@code attempts} at most 10. Lines
 * of 255 characters and more are passed over. Environment variables are not read.
 */
final class MuslResolvConf {
    private static final int LINE = 255;
    private static final int LONGEST_TIMEOUT = 60;
    private static final int MOST_ATTEMPTS = 10;

    private MuslResolvConf() {}

    static ResolvConf read(String text) {
        ResolvConfBuilder conf = new ResolvConfBuilder();
        int number = 0;
        for (String line : Fields.lines(text)) {
            number++;
            if (line.length() >= LINE) {
                conf.unknown.add(new Remark(number, "a line of " + line.length() + " characters"));
            } else {
                line(conf, number, line);
            }
        }
        return conf.build(Reader.MUSL, List.of("127.0.0.1"), Optional.empty());
    }

    private static void line(ResolvConfBuilder conf, int number, String line) {
        if (keyword(line, "options")) {
            value(line, "ndots:").ifPresent(n -> conf.ndots = (int) Math.min(n, ResolvConf.MOST_DOTS));
            value(line, "attempts:").ifPresent(n -> conf.attempts = (int) Math.min(n, MOST_ATTEMPTS));
            value(line, "timeout:").ifPresent(n -> conf.timeout = (int) Math.min(n, LONGEST_TIMEOUT));
            words(line.substring(7)).stream()
                    .filter(word ->
                            !word.startsWith("ndots:") && !word.startsWith("attempts:") && !word.startsWith("timeout:"))
                    .forEach(word -> conf.unknown.add(new Remark(number, word)));
        } else if (keyword(line, "nameserver")) {
            List<String> words = words(line.substring(10));
            if (!words.isEmpty()) {
                conf.server(number, words.getFirst(), IpLiterals.c(words.getFirst()));
            }
        } else if (keyword(line, "domain") || keyword(line, "search")) {
            // For musl the two are the same, and the last line counts.
            conf.search(words(line.substring(6)).stream()
                    .map(domain -> domain.length() > 1 && domain.endsWith(".")
                            ? domain.substring(0, domain.length() - 1)
                            : domain)
                    .toList());
        } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";")) {
            conf.unknown.add(new Remark(number, line.strip()));
        }
    }

    private static boolean keyword(String line, String keyword) {
        return line.startsWith(keyword)
                && (line.length() == keyword.length() || Fields.space(line.charAt(keyword.length())));
    }

    private static Optional<Long> value(String line, String option) {
        int at = line.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        String value = line.substring(at + option.length());
        return value.isEmpty() || !Fields.digit(value.charAt(0))
                ? Optional.empty()
                : Optional.of(Fields.cNumber(value));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Fields.words(text, " \t\u000b\f\r\n")) {
            words.add(word);
        }
        return words;
    }
}
