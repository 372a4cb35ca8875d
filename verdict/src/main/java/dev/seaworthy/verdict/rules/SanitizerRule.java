package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.Sanitizer;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import java.util.List;
import java.util.Optional;

/** A build for tests is about to be deployed: it finds mistakes, and pays for that with memory and speed. */
final class SanitizerRule implements Rule {
    @Override
    public String id() {
        return "build/sanitizer";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<Sanitizer> sanitizer = one.binary().go().flatMap(GoFacts::sanitizer);
        if (sanitizer.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        String what = switch (sanitizer.get()) {
            case RACE -> "the race detector: five to ten times the memory, two to twenty times slower";
            case ADDRESS -> "the address sanitizer: several times the memory, and slower";
            case MEMORY -> "the memory sanitizer: several times the memory, and slower";
        };
        return Draft.note(
                        id(),
                        one.name() + " was built with " + sanitizer.get().flag() + ", which adds " + what
                                + ". That is for tests.")
                .binary("build flag", sanitizer.get().flag())
                .target("every target", "makes no difference")
                .remedies(List.of(new Remedy(
                        Remedy.Kind.REBUILD,
                        "go build",
                        "without " + sanitizer.get().flag() + "; CGO_ENABLED=0 is possible then, too")))
                .alone();
    }
}
