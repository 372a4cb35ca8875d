package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.List;
import java.util.Optional;

/**
 * {@code /etc/resolv.conf} as Go reads it ({@code src/net/dnsconfig_unix.go}, 1.15 to 1.27). A comment is one only when
 * {@code #} or {@code ;} is the very first character of the line: behind a blank or behind other words it is an unknown
 * keyword or option. {@code timeout} and {@code attempts} are at least 1 and have no upper limit.
 */
final class GoResolvConf {
    private static final String BLANKS = " \r\t\n";
    private static final List<String> DEFAULT_SERVERS = List.of("127.0.0.1", "::1");

    private GoResolvConf() {}

    static ResolvConf read(String text, GoRules rules, Optional<String> hostName) {
        ResolvConfBuilder conf = new ResolvConfBuilder();
        int number = 0;
        for (String line : Fields.lines(text)) {
            number++;
            if (line.startsWith(";") || line.startsWith("#")) {
                continue;
            }
            List<String> words = Fields.words(line, BLANKS);
            if (!words.isEmpty()) {
                line(conf, number, words, rules);
            }
        }
        return conf.build(Reader.GO, DEFAULT_SERVERS, hostName);
    }

    /** The same without a file. */
    static ResolvConf absent(Optional<String> hostName) {
        return new ResolvConfBuilder().build(Reader.GO, DEFAULT_SERVERS, hostName);
    }

    private static void line(ResolvConfBuilder conf, int number, List<String> words, GoRules rules) {
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "nameserver" -> {
                if (!rest.isEmpty()) {
                    conf.server(number, rest.getFirst(), IpLiterals.go(rest.getFirst()));
                }
            }
            case "domain" -> {
                if (!rest.isEmpty()) {
                    conf.search(List.of(unrooted(rest.getFirst())));
                }
            }
            // Before 1.20 the root in a search list was kept; then the name is asked as it is once more.
            case "search" ->
                conf.search(rest.stream()
                        .map(GoResolvConf::unrooted)
                        .filter(domain -> !domain.isEmpty() || !rules.since(GoRules.GO_1_20))
                        .toList());
            case "options" -> rest.forEach(option -> option(conf, number, option, rules));
            // OpenBSD's; known everywhere, without effect on Linux.
            case "lookup" -> {}
            default -> conf.unknown.add(new Remark(number, words.getFirst()));
        }
    }

    private static void option(ResolvConfBuilder conf, int number, String option, GoRules rules) {
        if (option.startsWith("ndots:")) {
            conf.ndots = Math.min(Fields.goNumber(option.substring(6)), ResolvConf.MOST_DOTS);
        } else if (option.startsWith("timeout:")) {
            conf.timeout = Math.max(1, Fields.goNumber(option.substring(8)));
        } else if (option.startsWith("attempts:")) {
            conf.attempts = Math.max(1, Fields.goNumber(option.substring(9)));
        } else {
            Optional<Flag> flag = flag(option, rules);
            flag.ifPresentOrElse(conf.flags::add, () -> conf.unknown.add(new Remark(number, option)));
        }
    }

    private static Optional<Flag> flag(String option, GoRules rules) {
        return switch (option) {
            case "rotate" -> Optional.of(Flag.ROTATE);
            case "single-request", "single-request-reopen" -> Optional.of(Flag.SINGLE_REQUEST);
            case "use-vc", "usevc", "tcp" -> Optional.of(Flag.USE_VC);
            case "edns0" -> since120(Flag.EDNS0, rules);
            case "trust-ad" -> since120(Flag.TRUST_AD, rules);
            case "no-reload" -> since120(Flag.NO_RELOAD, rules);
            default -> Optional.empty();
        };
    }

    private static Optional<Flag> since120(Flag flag, GoRules rules) {
        return rules.since(GoRules.GO_1_20) ? Optional.of(flag) : Optional.empty();
    }

    /** " before 1.20" for a word that newer releases know. */
    static String before(String word) {
        return flag(word, GoRules.GO_1_20).isPresent() ? " before 1.20" : "";
    }

    private static String unrooted(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }
}
