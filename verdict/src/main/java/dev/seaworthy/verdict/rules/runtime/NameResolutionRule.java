package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.target.Setting;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.dns.BinaryResolver;
import dev.seaworthy.verdict.dns.Decision;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.TargetNameFiles;
import dev.seaworthy.verdict.dns.Trap;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The target's files or the environment make the binary resolve names otherwise than they seem to say. Only what is certain
 * is said: what depends on files that a container engine writes is for {@code --explain-dns}.
 */
public final class NameResolutionRule implements Rule {
    private static final String NSSWITCH = "/etc/nsswitch.conf";
    private static final String RESOLV_CONF = "/etc/resolv.conf";
    private static final Remedy PLAIN_NSSWITCH = new Remedy(
            Remedy.Kind.INSTALL,
            "RUN echo 'hosts: files dns' > " + NSSWITCH,
            "the order that every resolver understands: the hosts file, then DNS");

    /** Traps in which lookups fail, and the resolver that fails in them. */
    private static final Map<String, Optional<Reader>> FAILURES = Map.of(
            "hosts-hidden", Optional.of(Reader.GO),
            "attempts-zero", Optional.of(Reader.GLIBC),
            "attempts-zero-musl", Optional.of(Reader.MUSL),
            "timeout-zero", Optional.of(Reader.MUSL));

    /** Traps of a root that are worth a note; those of a host's own set-up are noted on hosts only. */
    private static final List<String> NOTES = List.of("nsswitch-missing", "nsswitch-broken", "environment");

    private static final List<String> NOTES_ON_HOSTS = List.of("mdns", "unknown-source", "trailing-comment");

    @Override
    public String id() {
        return "runtime/name-resolution";
    }

    @Override
    public List<Finding> check(Case one) {
        ResolverFacts facts = BinaryResolver.of(one.binary(), one.target().cLibrary());
        if (facts.linked() == Linked.NONE || facts.linked() == Linked.UNKNOWN || !ElfChecks.loadable(one)) {
            return List.of();
        }
        NameFiles files = TargetNameFiles.of(one.target());
        Resolution resolution = Resolution.simulate(facts, files, one.start().environment());
        boolean decided = resolution.decision().map(Decision::decided).orElse(true);
        List<Finding> findings = new ArrayList<>();
        for (Trap trap : resolution.traps()) {
            if (decided
                    && FAILURES.containsKey(trap.id())
                    && FAILURES.get(trap.id()).equals(resolution.resolver())) {
                findings.add(finding(Draft.gap(id(), trap.message()), trap, one, files));
            } else if (noted(trap, one.target().setting(), facts)) {
                findings.add(finding(Draft.note(id(), trap.message()), trap, one, files));
            }
        }
        return findings;
    }

    private static boolean noted(Trap trap, Setting setting, ResolverFacts facts) {
        boolean effect = !trap.id().equals("trailing-comment") || facts.linked() == Linked.BOTH;
        boolean lost = !trap.id().equals("environment") || trap.message().contains("no effect");
        return effect
                && lost
                && (NOTES.contains(trap.id()) || (setting == Setting.HOST && NOTES_ON_HOSTS.contains(trap.id())));
    }

    private Finding finding(Draft draft, Trap trap, Case one, NameFiles files) {
        one.binary().go().ifPresent(go -> binary(draft, go));
        if (one.binary().go().isEmpty()) {
            draft.binary("resolver", "the C library's");
        }
        switch (trap.id()) {
            case "hosts-hidden", "nsswitch-broken", "mdns", "unknown-source" -> {
                draft.target(NSSWITCH, hosts(files.nsswitch()));
                if (trap.id().equals("hosts-hidden")) {
                    draft.remedies(List.of(PLAIN_NSSWITCH));
                }
            }
            case "nsswitch-missing" -> draft.target(NSSWITCH, "there is none").remedies(List.of(PLAIN_NSSWITCH));
            case "environment" ->
                one.start().environment().forEach((name, value) -> {
                    if (trap.message().startsWith(name + " ")) {
                        draft.target(name, value);
                    }
                });
            default -> draft.target(RESOLV_CONF, options(files.resolvConf()));
        }
        return draft.finding();
    }

    private static void binary(Draft draft, GoFacts go) {
        draft.binary("Go version", go.version());
        go.resolver().evidence().forEach(evidence -> draft.binary("resolver", evidence));
    }

    /** The line for hosts, as it stands there. */
    private static String hosts(FileText file) {
        return line(file, "hosts");
    }

    private static String options(FileText file) {
        return line(file, "options");
    }

    private static String line(FileText file, String start) {
        return file instanceof FileText.Known(String text)
                ? text.lines()
                        .filter(line -> line.stripLeading().startsWith(start))
                        .findFirst()
                        .orElse("no line begins with " + start)
                        .replace("\t", "\\t")
                : "not known";
    }
}
