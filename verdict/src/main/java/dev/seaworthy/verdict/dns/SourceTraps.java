package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.NsSwitch.Source;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traps in {@code /etc/nsswitch.conf} and in the environment, for the binary at hand. */
final class SourceTraps {
    private final ResolverFacts facts;
    private final Map<String, String> environment;
    private final List<Trap> traps = new ArrayList<>();

    private SourceTraps(ResolverFacts facts, Map<String, String> environment) {
        this.facts = facts;
        this.environment = environment;
    }

    /**
     * @param rules the rules of the Go release; empty when it is not a Go program
     */
    static List<Trap> of(
            ResolverFacts facts, NameFiles files, Map<String, String> environment, Optional<GoRules> rules) {
        SourceTraps traps = new SourceTraps(facts, environment);
        rules.ifPresent(known -> {
            switch (files.nsswitch()) {
                case FileText.Known(String text) ->
                    traps.sources(GoNsSwitch.read(text), GlibcNsSwitch.read(text), known);
                case FileText.Absent() -> traps.missing(known);
                case FileText.Unknown(String _) -> {}
            }
        });
        traps.variables();
        return List.copyOf(traps.traps);
    }

    private void missing(GoRules rules) {
        if (rules == GoRules.GO_1_15) {
            add(
                    "nsswitch-missing",
                    "There is no /etc/nsswitch.conf: Go before 1.16 then asks DNS first, and a name of /etc/hosts waits for"
                            + " an answer that says no such name.");
        }
    }

    private void sources(NsSwitch nss, NsSwitch ofGlibc, GoRules rules) {
        boolean both = facts.linked() == Linked.BOTH;
        if (nss.state() == NsSwitch.State.BROKEN) {
            add(
                    "nsswitch-broken",
                    "Go takes nothing from /etc/nsswitch.conf (" + nss.problem() + ")"
                            + (both ? " and leaves every lookup to the C library." : " and asks files, then DNS."));
            return;
        }
        for (Source source : nss.sources()) {
            source(source, both);
        }
        if (!both && !hasFiles(nss) && !nss.sources().isEmpty() && rules.since(GoRules.GO_1_21)) {
            boolean hidden = hasFiles(ofGlibc);
            add(
                    hidden ? "hosts-hidden" : "hosts-never-read",
                    "Go sees no source \"files\" in /etc/nsswitch.conf and never reads /etc/hosts"
                            + (hidden ? "; programs in C do." : "."));
        }
    }

    private static boolean hasFiles(NsSwitch nss) {
        return nss.sources().stream().anyMatch(source -> source.name().equals("files"));
    }

    private void source(Source source, boolean both) {
        String name = source.name();
        if (name.indexOf('\t') >= 0) {
            add(
                    "tab-between-sources",
                    "\"" + name.replace("\t", "\\t")
                            + "\" in /etc/nsswitch.conf is one source to Go, which ends names only at"
                            + " a blank; glibc reads " + name.split("\t", -1).length + ".");
        } else if (name.startsWith("mdns")) {
            add("mdns", mdns(name, both));
        } else if (!name.equals("files") && !name.equals("dns") && !name.equals("myhostname")) {
            add(
                    "unknown-source",
                    "Go does not know the source " + name + ": "
                            + (both
                                    ? "every lookup is left to the C library."
                                    : "names that only " + name + " knows are not found."));
        } else if (name.equals("myhostname") && !both) {
            add(
                    "myhostname",
                    "Go's resolver does not know myhostname: the machine's own name and _gateway are found only in"
                            + " /etc/hosts or in DNS.");
        } else if (both && !source.standard()) {
            add(
                    "condition",
                    "The condition in brackets after " + name + " makes Go leave every lookup to the C library.");
        }
    }

    private String mdns(String source, boolean both) {
        String nobody = "Names in .local are not found: " + source + " is multicast DNS, which ";
        if (!both) {
            return nobody + "Go's resolver does not speak.";
        }
        return facts.cLibrary().isMusl()
                ? nobody + "neither Go's resolver nor musl speaks."
                : "Names in .local are left to the C library, which asks libnss_" + source + ".so.2.";
    }

    private void variables() {
        for (String variable : List.of("LOCALDOMAIN", "RES_OPTIONS", "HOSTALIASES")) {
            if (environment.containsKey(variable)) {
                variable(variable);
            }
        }
    }

    private void variable(String variable) {
        boolean musl = facts.cLibrary().isMusl();
        switch (facts.linked()) {
            case GO -> add("environment", variable + " has no effect: Go's own resolver does not read it.");
            case BOTH ->
                add(
                        "environment",
                        variable + " makes Go use the C library's resolver"
                                + (musl ? ", and musl ignores the variable all the same." : "."));
            case C -> {
                if (musl) {
                    add("environment", variable + " has no effect: musl does not read it.");
                }
            }
            case NONE, UNKNOWN -> {}
        }
    }

    private void add(String id, String message) {
        traps.add(new Trap(id, message));
    }
}
