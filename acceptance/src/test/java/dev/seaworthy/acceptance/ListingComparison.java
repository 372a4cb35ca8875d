package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What a loader says of a program, beside what was foretold.
 *
 * @param file the program
 * @param ours empty where the product says that it cannot tell
 */
record ListingComparison(Path file, Optional<LoaderListing> ours, LoaderListing theirs) {
    /** Kinds of answers of a loader. */
    enum Said {
        LISTED,
        MISSES_A_LIBRARY,
        MISSES_A_VERSION,
        REFUSED
    }

    private Said said() {
        if (theirs.refusal().isPresent()) {
            return Said.REFUSED;
        }
        if (theirs.paths().containsValue(LoaderListing.MISSING)) {
            return Said.MISSES_A_LIBRARY;
        }
        return theirs.versions().isEmpty() ? Said.LISTED : Said.MISSES_A_VERSION;
    }

    private Optional<String> difference() {
        return ours.filter(listing -> !listing.agreesWith(theirs))
                .map(listing -> file + ": " + listing + " but the loader says " + theirs);
    }

    /** Makes comparisons, prints what came of them, and insists that nothing differs. How often loaders said what. */
    static Map<Said, Integer> agree(String where, List<Callable<Optional<ListingComparison>>> tasks) {
        List<ListingComparison> all =
                Laboratory.inParallel(tasks).stream().flatMap(Optional::stream).toList();
        List<String> differences =
                all.stream().flatMap(one -> one.difference().stream()).toList();
        Map<Said, Integer> said = new EnumMap<>(Said.class);
        List.of(Said.values()).forEach(kind -> said.put(kind, 0));
        all.stream().filter(one -> one.ours().isPresent()).forEach(one -> said.merge(one.said(), 1, Integer::sum));
        System.out.println("ldd: " + where + ": " + all.size() + " programs, " + said + ", not told "
                + all.stream().filter(one -> one.ours().isEmpty()).count() + ", "
                + all.stream().mapToInt(one -> one.theirs().paths().size()).sum() + " libraries, "
                + differences.size() + " differences");
        differences.forEach(System.out::println);
        assertThat(differences).isEmpty();
        return said;
    }
}
