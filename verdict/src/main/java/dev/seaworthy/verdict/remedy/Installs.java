package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.Distribution;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Remedy;
import java.util.List;
import java.util.Optional;

/** Remedies that install what is missing on a target, by its package manager. */
public final class Installs {
    private Installs() {}

    /** Installs the package that has a library. */
    public static List<Remedy> library(Case one, String soname) {
        return of(one, new Thing.Library(soname, one.binary().header().is64()));
    }

    /** Installs a dynamic loader. */
    public static List<Remedy> loader(Case one, String interpreter) {
        return bringing(new Thing.Interpreter(interpreter), one.target().distribution());
    }

    /** Installs what brings a thing, or says how to find out what does. */
    public static List<Remedy> of(Case one, Thing thing) {
        List<Remedy> known = bringing(thing, one.target().distribution());
        return known.isEmpty() ? finding(thing, one.target().distribution()) : known;
    }

    /** A newer release of a library: within one release of a distribution there is none. */
    public static List<Remedy> newer(Case one, String soname) {
        return List.of();
    }

    private static List<Remedy> bringing(Thing thing, Distribution distribution) {
        return Packages.bringing(thing, distribution)
                .map(supply -> new Remedy(Remedy.Kind.INSTALL, supply.command(), supply.note()))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Remedy> finding(Thing thing, Distribution distribution) {
        Optional<String> inquiry = Packages.inquiry(thing, distribution);
        return inquiry.map(command -> new Remedy(
                        Remedy.Kind.INSTALL,
                        command,
                        "finds the package that brings " + thing.key() + "; it is in no list that is built in"))
                .map(List::of)
                .orElse(List.of());
    }
}
