package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.ArrayList;
import java.util.List;

/** Traps in {@code /etc/resolv.conf}, whoever reads it. */
final class FileTraps {
    private final ResolvConf go;
    private final ResolvConf glibc;
    private final ResolvConf musl;
    private final List<Trap> traps = new ArrayList<>();

    private FileTraps(ResolvConf go, ResolvConf glibc, ResolvConf musl) {
        this.go = go;
        this.glibc = glibc;
        this.musl = musl;
    }

    static List<Trap> of(String text, ResolvConf go, ResolvConf glibc, ResolvConf musl) {
        FileTraps traps = new FileTraps(go, glibc, musl);
        int number = 0;
        for (String line : Fields.lines(text)) {
            number++;
            traps.line(number, line);
        }
        traps.servers();
        traps.values();
        traps.search();
        return List.copyOf(traps.traps);
    }

    private void line(int number, String line) {
        List<String> words = Fields.words(line, " \t\r");
        if (words.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        String first = words.getFirst();
        if (first.startsWith("#") || first.startsWith(";")) {
            add(
                    "indented-comment",
                    "line " + number
                            + ": a comment is one only in the first column. To Go this is an unknown keyword; a Go"
                            + " binary with both resolvers switches to the C library's.");
        } else if (Fields.space(line.charAt(0))) {
            add(
                    "indented-line",
                    "line " + number + ": \"" + first + "\" is indented. Go reads it, glibc and musl pass over it.");
        } else if (words.stream().skip(1).anyMatch(word -> word.startsWith("#") || word.startsWith(";"))) {
            comment(number, first);
        }
    }

    private void comment(int number, String keyword) {
        switch (keyword) {
            case "options" ->
                add(
                        "trailing-comment",
                        "line " + number
                                + ": what follows on an options line is no comment. Go takes its words for unknown"
                                + " options, and a binary with both resolvers switches to the C library's; musl looks for"
                                + " timeout:, attempts: and ndots: in it as well.");
            case "search" ->
                add(
                        "comment-in-search",
                        "line " + number + ": the words of the comment are taken for search domains, by all three.");
            default -> {}
        }
    }

    private void servers() {
        for (Remark ignored : go.ignoredServers()) {
            boolean literal = IpLiterals.go(ignored.text());
            add(
                    literal ? "fourth-nameserver" : "nameserver-no-address",
                    "line " + ignored.line() + ": nameserver " + ignored.text()
                            + (literal
                                    ? " is never asked: Go, glibc and musl use the first three."
                                    : " is no IP address to Go, which passes over it."));
        }
        if (go.defaultServers()) {
            add("no-nameserver", "No nameserver can be used: Go asks 127.0.0.1 and ::1, glibc and musl ask 127.0.0.1.");
        }
        if (go.servers().size() > 1) {
            add(
                    "all-at-once",
                    "musl asks all " + musl.servers().size()
                            + " servers at once and takes the first answer, Go and glibc ask the"
                            + " second only when the first is silent: servers with different views give musl different"
                            + " answers from one lookup to the next.");
        }
    }

    private void values() {
        if (glibc.attempts() < 1) {
            add(
                    "attempts-zero",
                    "attempts:" + glibc.attempts() + ": glibc then asks nobody, and every lookup fails at once.");
        }
        if (musl.attempts() < 1) {
            add("attempts-zero-musl", "attempts:0: musl divides by it, and the program dies at its first lookup.");
        }
        if (musl.timeoutSeconds() < 1) {
            add("timeout-zero", "timeout:0: musl then sends nothing, and every lookup fails at once.");
        }
        if (go.flags().contains(Flag.USE_VC)) {
            add("use-vc", "use-vc: musl asks over UDP all the same; glibc has no time limit over TCP.");
        }
        boolean cut = go.timeoutSeconds() > glibc.timeoutSeconds() || go.timeoutSeconds() > musl.timeoutSeconds();
        if (cut && glibc.timeoutSeconds() > 0 && musl.timeoutSeconds() > 0) {
            add(
                    "timeout-capped",
                    "timeout:" + go.timeoutSeconds()
                            + ": glibc takes at most 30, musl at most 60, Go the number itself.");
        }
    }

    private void search() {
        if (musl.search().contains(".")) {
            add(
                    "search-root-on-musl",
                    "search . (systemd-resolved writes it): with musl up to 1.2.3 (Alpine up to 3.17) every name with fewer"
                            + " dots than ndots (" + musl.ndots() + ") fails; musl 1.2.4 passes over it.");
        }
        if (go.search().isEmpty()) {
            return;
        }
        add(
                "search-on-musl",
                "A name with as many dots as ndots (" + musl.ndots()
                        + ") is never searched by musl; Go and glibc try the"
                        + " search list when the name itself does not exist.");
        if (go.ndots() > 1) {
            add(
                    "ndots",
                    "ndots:" + go.ndots()
                            + ": a name with fewer dots, such as api.example.com, is asked with each of the "
                            + go.search().size() + " search domains first: "
                            + (2 * go.search().size())
                            + " questions before the right one.");
        }
    }

    private void add(String id, String message) {
        traps.add(new Trap(id, message));
    }
}
