package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.verdict.Answer;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Candidates;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which base image a binary should have. Every candidate was judged with this very binary; nothing follows from names or
 * versions alone.
 *
 * @param candidates all targets that were judged, the smallest first, those of unknown size last
 * @param floor the glibc release that the binary needs; empty when it needs none
 */
public record BaseAdvice(List<Candidate> candidates, Optional<String> floor) {
    public BaseAdvice {
        candidates = List.copyOf(candidates);
    }

    /**
     * A target and what was found there.
     *
     * @param target its name
     * @param distribution whose Linux it is
     * @param cLibrary its C library
     * @param size bytes of all its files unpacked; empty when not known
     * @param assessment the verdict on the binary there
     */
    public record Candidate(
            String target, Distribution distribution, CLibrary cLibrary, OptionalLong size, Assessment assessment) {
        /** Whether the binary runs there without gaps. */
        public boolean runs() {
            return assessment.verdict() == Verdict.RUNS;
        }
    }

    /** Judges a binary on all candidates. */
    public static BaseAdvice of(Judge judge, Candidates candidates, Subject subject) {
        List<Candidate> judged = new ArrayList<>();
        for (TargetFacts target : candidates.of(subject.facts())) {
            judged.add(new Candidate(
                    target.name(),
                    target.distribution(),
                    target.cLibrary(),
                    target.size(),
                    judge.judge(subject, target)));
        }
        // Stable: targets of the same size stay in the catalogue's order of preference.
        judged.sort(Comparator.comparingLong(one -> one.size().orElse(Long.MAX_VALUE)));
        return new BaseAdvice(judged, Answer.floor(subject.facts()));
    }

    /** The smallest target on which the binary runs without gaps; one of unknown size when no other does. */
    public Optional<Candidate> best() {
        return candidates.stream().filter(Candidate::runs).findFirst();
    }

    /** The targets that are smaller than the best one, the largest first: what each would save, its assessment says the cost. */
    public List<Candidate> stepsDown() {
        return best().flatMap(best -> best.size().isEmpty() ? Optional.empty() : Optional.of(best))
                .map(best -> candidates.stream()
                        .takeWhile(one -> !one.equals(best))
                        .filter(one -> one.size().isPresent() && !one.runs())
                        .toList()
                        .reversed())
                .orElse(List.of());
    }

    /**
     * For a binary with a glibc floor: of each distribution the oldest release with that glibc on which nothing is known to
     * keep the binary from starting. Its verdict says what else it lacks, or what is not known.
     */
    public List<Candidate> oldest() {
        if (floor.isEmpty()) {
            return List.of();
        }
        Map<String, Candidate> oldest = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            String id = one.distribution().id();
            boolean enough = one.cLibrary().kind() == CLibrary.Kind.GLIBC
                    && one.cLibrary()
                            .version()
                            .map(version -> GlibcVersion.compare(version, floor.get()) >= 0)
                            .orElse(false)
                    && one.assessment().verdict() != Verdict.FAILS;
            // Distroless images and the like bear their distribution's name, and are no releases of it.
            boolean release = !id.isEmpty()
                    && !one.distribution().version().isEmpty()
                    && one.distribution().packages() != dev.seaworthy.target.PackageManager.NONE;
            if (enough && release) {
                oldest.merge(id, one, BaseAdvice::older);
            }
        }
        return oldest.values().stream()
                .sorted(Comparator.comparing(one -> one.distribution().id()))
                .toList();
    }

    private static Candidate older(Candidate one, Candidate other) {
        int order = Releases.compare(
                other.distribution().version(), one.distribution().version());
        return order < 0 ? other : one;
    }
}
