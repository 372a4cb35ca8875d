package dev.seaworthy.host.dns;

import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.ProcFile;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.dns.BinaryResolver;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts;
import dev.seaworthy.verdict.dns.ResolverFacts.CResolver;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.ResolverFacts.Tag;
import dev.seaworthy.verdict.dns.TargetNameFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host's files as each resolver reads them, and which resolvers matter here.
 *
 * @param files the files
 * @param pure what a Go program without cgo makes of them
 * @param both what a Go program makes of them that has the C library's resolver as well
 * @param own what the audited program makes of them; empty when none was given
 * @param library the resolver of the host's C library; empty when it has none that is known
 * @param oldMusl whether that is musl before 1.2.4
 */
record NameView(
        NameFiles files,
        Resolution pure,
        Resolution both,
        Optional<Resolution> own,
        Optional<Reader> library,
        boolean oldMusl) {
    /** Of programs that are not known, the newest Go is assumed. */
    private static final Optional<GoVersion> NEWEST = Optional.of(GoVersion.of(1, 27, 0));

    static NameView of(Host host, Audited audited) {
        CLibrary library = host.facts().cLibrary();
        NameFiles files = files(host);
        ResolverFacts pure = new ResolverFacts(Linked.GO, NEWEST, NEWEST, Tag.NONE, "", CResolver.UNKNOWN);
        Optional<ResolverFacts> own = audited.program().map(program -> BinaryResolver.of(program.facts(), library));
        Optional<Reader> reader = switch (library.kind()) {
            case GLIBC -> Optional.of(Reader.GLIBC);
            case MUSL -> Optional.of(Reader.MUSL);
            case UCLIBC, NONE, UNKNOWN -> Optional.empty();
        };
        boolean old = own.map(facts -> facts.cLibrary() == CResolver.OLD_MUSL).orElse(false);
        ResolverFacts both = new ResolverFacts(
                Linked.BOTH,
                NEWEST,
                NEWEST,
                Tag.NONE,
                "",
                reader.map(one -> one == Reader.GLIBC ? CResolver.GLIBC : CResolver.MUSL)
                        .orElse(CResolver.UNKNOWN));
        return new NameView(
                files,
                Resolution.simulate(pure, files, Map.of()),
                Resolution.simulate(both, files, Map.of()),
                own.map(facts -> Resolution.simulate(
                        facts, files, audited.program().orElseThrow().start().environment())),
                reader,
                old);
    }

    /** The files; a running kernel knows its name better than {@code /etc/hostname}. */
    private static NameFiles files(Host host) {
        NameFiles files = TargetNameFiles.of(host.facts());
        Optional<String> running = host.proc()
                .flatMap(proc -> ProcFile.text(proc.resolve("sys/kernel/hostname")))
                .filter(name -> !name.isEmpty());
        return new NameFiles(
                files.resolvConf(), files.nsswitch(), files.hosts(), files.mdnsAllow(), running.or(files::hostName));
    }

    /** What each makes of {@code resolv.conf}: Go, glibc, musl; empty when it is not known. */
    List<ResolvConf> readings() {
        return own.filter(one -> !one.readings().isEmpty()).orElse(pure).readings();
    }

    /** The servers that are asked, in their order. */
    List<String> servers() {
        return readings().isEmpty() ? List.of() : readings().getFirst().servers();
    }

    /** The file's text, nothing when there is none. */
    String text() {
        return files.resolvConf() instanceof FileText.Known(String text) ? text : "";
    }

    /** Whether the audited program uses a resolver; without a program, whether programs on this host do. */
    boolean concerns(Reader resolver) {
        if (own.isPresent()) {
            Resolution program = own.get();
            return program.facts().linked() != Linked.NONE
                    && program.resolver().map(resolver::equals).orElse(true);
        }
        return resolver == Reader.GO || library.filter(resolver::equals).isPresent();
    }

    /** A gap when one of these resolvers matters here, otherwise a note. */
    Severity severity(Reader... resolvers) {
        for (Reader resolver : resolvers) {
            if (concerns(resolver)) {
                return Severity.GAP;
            }
        }
        return Severity.NOTE;
    }

    /** A resolver's name for people. */
    static String label(Reader resolver) {
        return switch (resolver) {
            case GO -> "Go";
            case GLIBC -> "glibc";
            case MUSL -> "musl";
        };
    }
}
