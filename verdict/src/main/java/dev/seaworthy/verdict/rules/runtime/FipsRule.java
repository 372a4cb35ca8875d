package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.Fips;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;
import java.util.Optional;

/** Go's cryptographic module is not what the linker signed; in FIPS mode the program checks that first thing, and dies. */
public final class FipsRule implements Rule {
    @Override
    public String id() {
        return "runtime/fips";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<Fips> fips = one.binary().go().map(GoFacts::fips);
        if (fips.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        return switch (fips.get().check()) {
            case Fips.Check.None _, Fips.Check.Intact _, Fips.Check.Unknown _ -> List.of();
            case Fips.Check.Mismatch(String recorded, String computed) ->
                finding(one, fips.get(), "was changed after it was linked", "fips140: verification mismatch")
                        .binary("checksum of the linker", recorded)
                        .binary("checksum of the bytes", computed)
                        .alone();
            case Fips.Check.Unsigned(String why) ->
                finding(one, fips.get(), "was never signed", "fips140: no verification checksum found")
                        .binary("checksum", why)
                        .alone();
        };
    }

    private Draft finding(Case one, Fips fips, String what, String error) {
        Optional<String> mode = mode(one, fips);
        String message = "Go's cryptographic module in " + one.name() + " " + what + ": in FIPS mode, "
                + (mode.isPresent()
                        ? "which is on (" + mode.get() + "), it stops at its start."
                        : "which is off, it would stop at its start.");
        return (mode.isPresent() ? Draft.blocker(id(), message) : Draft.note(id(), message))
                .predicts("panic: " + error)
                .target("GODEBUG", one.start().variable("GODEBUG").orElse("is not said to be set"))
                .remedies(List.of(new Remedy(
                        Remedy.Kind.REBUILD,
                        "build it again, and do not let strip, UPX, patchelf or the like change the result",
                        "use -ldflags '-s -w' to strip it while it is linked")));
    }

    /** The environment's word counts, then the one that was compiled in. */
    private static Optional<String> mode(Case one, Fips fips) {
        Optional<String> setting = one.start().variable("GODEBUG").flatMap(FipsRule::setting);
        return setting.map(value -> "GODEBUG=fips140=" + value)
                .or(() -> fips.mode().map(value -> "compiled in: fips140=" + value))
                .filter(text -> !text.endsWith("=off"));
    }

    private static Optional<String> setting(String debug) {
        Optional<String> found = Optional.empty();
        for (String word : debug.split(",", -1)) {
            if (word.startsWith("fips140=")) {
                found = Optional.of(word.substring("fips140=".length()));
            }
        }
        return found;
    }
}
