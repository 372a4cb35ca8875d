package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Targets of the catalogue that may be proposed, in the order of preference, each read when it is asked for. */
final class CatalogueCandidates {
    private CatalogueCandidates() {}

    /** Those that are known for an architecture. */
    static Iterable<TargetFacts> all(Catalogue catalogue, Optional<Architecture> architecture) {
        return those(catalogue, architecture, _ -> true);
    }

    /** Those that may run a binary: not the ones that lack its interpreter or a library, as can be told without reading them. */
    static Iterable<TargetFacts> mayRun(Catalogue catalogue, BinaryFacts binary) {
        List<String> needed = binary.dynamic().map(DynamicObject::needed).orElse(List.of());
        return those(
                catalogue,
                binary.architecture(),
                entry -> binary.interpreter().map(entry::mayHave).orElse(true)
                        && catalogue.mayHold(entry, binary.architecture(), needed));
    }

    private static Iterable<TargetFacts> those(
            Catalogue catalogue, Optional<Architecture> architecture, Predicate<Catalogue.Entry> isPossible) {
        return () -> catalogue.entries().stream()
                .filter(isPossible)
                .flatMap(entry ->
                        catalogue.find(entry.name(), architecture) instanceof Catalogue.Answer.Found(TargetFacts facts)
                                ? Stream.of(facts)
                                : Stream.<TargetFacts>empty())
                .iterator();
    }
}
