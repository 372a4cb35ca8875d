package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a binary resolves names on a target.
 *
 * @param facts what is known of the binary's resolver
 * @param decision what a Go program chooses for an ordinary name; empty for other programs
 * @param special names for which it chooses otherwise
 * @param resolver who resolves in the end: Go, glibc or musl; empty when it is not known, or nothing resolves
 * @param steps what is asked, in this order
 * @param readings what each resolver makes of {@code /etc/resolv.conf}: Go's, glibc's, musl's; empty when it is not known
 * @param asked which names are asked for a name with no dot, one dot, two dots, by each resolver
 * @param options what becomes of each option
 * @param worstCases how long a lookup takes when all servers are silent, by each resolver
 * @param traps what works otherwise than it looks
 * @param unknown what is not known, and why
 */
public record Resolution(
        ResolverFacts facts,
        Optional<Decision> decision,
        List<NameCase> special,
        Optional<Reader> resolver,
        List<String> steps,
        List<ResolvConf> readings,
        List<NamesAsked> asked,
        List<OptionFate> options,
        List<WorstCase> worstCases,
        List<Trap> traps,
        List<String> unknown) {
    public Resolution {
        special = List.copyOf(special);
        steps = List.copyOf(steps);
        readings = List.copyOf(readings);
        asked = List.copyOf(asked);
        options = List.copyOf(options);
        worstCases = List.copyOf(worstCases);
        traps = List.copyOf(traps);
        unknown = List.copyOf(unknown);
    }

    /** A name that stands for all ordinary ones. */
    public static final String ORDINARY_NAME = "api.example.com";

    /**
     * Names that are decided otherwise than ordinary ones.
     *
     * @param name one of them
     * @param decision what is chosen
     */
    public record NameCase(String name, Decision decision) {}

    /**
     * Simulates.
     *
     * @param facts the binary's resolver
     * @param files the target's files
     * @param environment the variables under which the binary will run, as far as they are known
     */
    public static Resolution simulate(ResolverFacts facts, NameFiles files, Map<String, String> environment) {
        return new Simulation(facts, files, Map.copyOf(environment)).run();
    }

    /**
     * What a Go program chooses for one name.
     *
     * @param facts its resolver; must be a Go program's
     * @param files the target's files
     * @param environment the variables under which it will run
     * @param name the name that is looked up
     */
    public static Decision decide(ResolverFacts facts, NameFiles files, Map<String, String> environment, String name) {
        return new Worlds(facts, files, environment).decide(name);
    }
}
