package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.catalogue.EndOfLife;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The target's distribution gets no free updates any more; the binary runs all the same. */
final class EndOfLifeRule implements Rule {
    private final LocalDate today;

    /**
     * @param today the day for which is judged
     */
    EndOfLifeRule(LocalDate today) {
        this.today = today;
    }

    @Override
    public String id() {
        return "target/end-of-life";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<EndOfLife> end = EndOfLife.of(one.target().distribution()).filter(found -> found.isPast(today));
        return end.map(found -> Draft.note(id(), message(one, found))
                        .binary("to run there", one.name())
                        .target("distribution", one.target().distribution().prettyName())
                        .target("free updates until", found.updates() + " (" + found.source() + ")")
                        .alone())
                .orElse(List.of());
    }

    private String message(Case one, EndOfLife end) {
        String longer = end.extended()
                .map(until -> until.isBefore(today)
                        ? " (paid or partial support ended " + until + ")"
                        : " (paid or partial support until " + until + ")")
                .orElse("");
        return one.target().distribution().prettyName() + " gets no free updates since " + end.updates() + longer + ".";
    }
}
