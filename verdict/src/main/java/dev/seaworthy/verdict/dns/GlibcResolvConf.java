package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /etc/resolv.conf} as glibc 2.36 reads it ({@code resolv/res_init.c}). Keywords count only in the first column and
 * before a blank; unknown words are passed over; {@code timeout} is at most 30, {@code attempts} at most 5. The environment
 * variable {@code LOCALDOMAIN} replaces the search list, {@code RES_OPTIONS} is read after the file.
 */
final class GlibcResolvConf {
    private static final String BLANKS = " \t";
    private static final int LONGEST_TIMEOUT = 30;
    private static final int MOST_ATTEMPTS = 5;
    /** glibc compares only the beginning of a word, in this order. */
    private static final List<Map.Entry<String, Flag>> FLAGS = List.of(
            Map.entry("rotate", Flag.ROTATE),
            Map.entry("edns0", Flag.EDNS0),
            Map.entry("single-request", Flag.SINGLE_REQUEST),
            Map.entry("no_tld_query", Flag.NO_TLD_QUERY),
            Map.entry("no-tld-query", Flag.NO_TLD_QUERY),
            Map.entry("no-reload", Flag.NO_RELOAD),
            Map.entry("use-vc", Flag.USE_VC),
            Map.entry("trust-ad", Flag.TRUST_AD),
            Map.entry("no-aaaa", Flag.NO_AAAA));

    private GlibcResolvConf() {}

    static ResolvConf read(String text, Map<String, String> environment, Optional<String> hostName) {
        ResolvConfBuilder conf = new ResolvConfBuilder();
        Optional<String> localDomain = Optional.ofNullable(environment.get("LOCALDOMAIN"));
        int number = 0;
        for (String line : Fields.lines(text)) {
            number++;
            if (!line.startsWith(";") && !line.startsWith("#")) {
                line(conf, number, line, localDomain.isPresent());
            }
        }
        localDomain.ifPresent(domains -> conf.search(Fields.words(domains, BLANKS)));
        Optional.ofNullable(environment.get("RES_OPTIONS")).ifPresent(options -> options(conf, 0, options));
        return conf.build(Reader.GLIBC, List.of("127.0.0.1"), localDomain.isPresent() ? Optional.empty() : hostName);
    }

    private static void line(ResolvConfBuilder conf, int number, String line, boolean localDomain) {
        if (keyword(line, "nameserver")) {
            List<String> words = Fields.words(line.substring(10), BLANKS);
            if (!words.isEmpty()) {
                conf.server(number, words.getFirst(), IpLiterals.c(words.getFirst()));
            }
        } else if (keyword(line, "domain") || keyword(line, "search")) {
            List<String> words = Fields.words(line.substring(6), BLANKS);
            if (!words.isEmpty() && !localDomain) {
                List<String> domains = line.startsWith("domain") ? List.of(words.getFirst()) : words;
                conf.search(domains.stream().map(GlibcResolvConf::unrooted).toList());
            }
        } else if (keyword(line, "options")) {
            options(conf, number, line.substring(7));
        } else if (!keyword(line, "sortlist") && !line.isBlank()) {
            conf.unknown.add(new Remark(number, line.strip()));
        }
    }

    private static boolean keyword(String line, String keyword) {
        return line.length() > keyword.length()
                && line.startsWith(keyword)
                && BLANKS.indexOf(line.charAt(keyword.length())) >= 0;
    }

    private static void options(ResolvConfBuilder conf, int number, String text) {
        for (String option : Fields.words(text, BLANKS)) {
            if (option.startsWith("ndots:")) {
                // The field has four bits: -1 becomes 15.
                conf.ndots = (int) Math.min(Fields.cNumber(option.substring(6)), ResolvConf.MOST_DOTS)
                        & ResolvConf.MOST_DOTS;
            } else if (option.startsWith("timeout:")) {
                conf.timeout = (int) Math.min(Fields.cNumber(option.substring(8)), LONGEST_TIMEOUT);
            } else if (option.startsWith("attempts:")) {
                conf.attempts = (int) Math.min(Fields.cNumber(option.substring(9)), MOST_ATTEMPTS);
            } else {
                flag(option).ifPresentOrElse(conf.flags::add, () -> conf.unknown.add(new Remark(number, option)));
            }
        }
    }

    /** The option that a word stands for. */
    static Optional<Flag> flag(String option) {
        return FLAGS.stream()
                .filter(known -> option.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String unrooted(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }
}
