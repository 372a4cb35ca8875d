package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks files on targets: the shortest way into this library, for services and editors that check again and again.
 * Targets are read once, at the first binary of their architecture, and kept.
 *
 * <pre>{@code
 * Checker checker = Checker.onCatalogue(Catalogue.load(), List.of("debian:12", "alpine:3.20"));
 * if (checker.check(Path.of("service")) instanceof Checked.Judged judged) {
 *     for (Assessment assessment : judged.assessments()) {
 *         System.out.println(assessment.target() + ": " + assessment.verdict());
 *     }
 * }
 * }</pre>
 *
 * Immutable, and safe for use by several threads. Nothing of a checked file is kept. Other base images are not proposed;
 * {@link Judge#proposing} does that, at the price of judging them.
 */
public final class Checker {
    private final Judge judge;
    private final List<Place> places;

    private Checker(Judge judge, List<Place> places) {
        this.judge = judge;
        this.places = List.copyOf(places);
    }

    /** A target, or the answer that it is not known for an architecture. */
    @FunctionalInterface
    private interface Place {
        Assessment judge(Judge judge, Subject subject);
    }

    /** On targets that the caller has, whatever their architectures. */
    public static Checker on(List<TargetFacts> targets) {
        List<Place> places = new ArrayList<>();
        for (TargetFacts target : targets) {
            places.add((judge, subject) -> judge.judge(subject, target));
        }
        return new Checker(Judge.of(Machine.UNKNOWN), places);
    }

    /** On those targets of the catalogue that are judged when none is named. */
    public static Checker onDefaults(Catalogue catalogue) {
        return onCatalogue(
                catalogue,
                catalogue.defaults().stream().map(Catalogue.Entry::name).toList());
    }

    /**
     * On targets of the catalogue, each for the architecture of the binary.
     *
     * @param names as the catalogue has them, or aliases
     * @throws IllegalArgumentException when a name is not in the catalogue
     */
    public static Checker onCatalogue(Catalogue catalogue, List<String> names) {
        List<Place> places = new ArrayList<>();
        for (String name : names) {
            if (catalogue.find(name, Optional.empty()) instanceof Catalogue.Answer.NoSuchName) {
                throw new IllegalArgumentException("not in the catalogue: " + name);
            }
            places.add((judge, subject) -> listed(judge, subject, catalogue, name));
        }
        return new Checker(Judge.of(Machine.UNKNOWN), places);
    }

    private static Assessment listed(Judge judge, Subject subject, Catalogue catalogue, String name) {
        Optional<Architecture> wanted = subject.facts().architecture();
        return switch (catalogue.find(name, wanted)) {
            case Catalogue.Answer.Found(TargetFacts facts) ->
                judge.judge(subject, facts).named(name);
            case Catalogue.Answer.OtherArchitecture(Catalogue.Entry entry) ->
                Assessment.otherArchitecture(
                        subject, name, "The catalogue knows " + name, entry.architectures(), wanted);
            case Catalogue.Answer.NoSuchName _ -> throw new IllegalStateException("found before: " + name);
        };
    }

    /** The same under a machine of which something is known: kernel, processor, page size. */
    public Checker under(Machine machine) {
        return new Checker(Judge.of(machine), places);
    }

    /**
     * Reads a file and judges it on every target, as if it were copied to {@code /} of each and could be executed there.
     *
     * @throws IOException when the file cannot be read
     */
    public Checked check(Path file) throws IOException {
        return switch (BinaryReader.examine(file)) {
            case Examination.Executable(BinaryFacts facts) -> new Checked.Judged(facts, judge(subject(file, facts)));
            case Examination.OtherFile other -> new Checked.NotExecutable(other);
            case Examination.Damaged damage -> new Checked.Damaged(damage);
        };
    }

    private static Subject subject(Path file, BinaryFacts facts) throws IOException {
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        Permission permission = Files.isExecutable(file) ? Permission.EXECUTABLE : Permission.NOT_EXECUTABLE_HERE;
        return new Subject(file.toString(), name, "/" + name, Start.UNSAID, permission, facts);
    }

    /** Judges a binary that was read before, or whose user, environment or place the caller wants to say. */
    public List<Assessment> judge(Subject subject) {
        List<Assessment> assessments = new ArrayList<>(places.size());
        for (Place place : places) {
            assessments.add(place.judge(judge, subject));
        }
        return assessments;
    }
}
