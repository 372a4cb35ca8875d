package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.DlopenNote;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The program opens libraries by itself while it runs. Which ones is known only where it says so ({@code .note.dlopen});
 * they are looked for as its loader would look for a library that the program needs from the start.
 */
public final class DlopenRule implements Rule {
    /** The names that golang-fips/openssl tries ({@code init.go}), OpenSSL 3's first. */
    private static final List<String> OPENSSL = List.of(
            "libcrypto.so.3",
            "libcrypto.so.1.1",
            "libcrypto.so.11",
            "libcrypto.so.111",
            "libcrypto.so.1.0.2",
            "libcrypto.so.10");

    @Override
    public String id() {
        return "runtime/dlopen";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!ElfChecks.loadable(one)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (DlopenNote note : one.binary().dlopenNotes()) {
            missing(one, note).ifPresent(findings::add);
        }
        if (one.binary().dlopenNotes().isEmpty()) {
            unnamed(one).ifPresent(findings::add);
        }
        openssl(one).ifPresent(findings::add);
        return findings;
    }

    /**
     * Toolchains for FIPS 140 (Microsoft's, Red Hat's) open OpenSSL at the start. Microsoft's programs stop without it; what
     * others do depends on the mode. None of them was run for this, hence no more than a doubt.
     */
    private Optional<Finding> openssl(Case one) {
        List<LinkedFunction> uses = Linked.in(one).of(Use.OPENSSL);
        if (uses.isEmpty() || !(one.loading().orElse(null) instanceof Loading.Done)) {
            return Optional.empty();
        }
        List<LoadProblem.LibraryMissing> absent = new ArrayList<>();
        for (String name : OPENSSL) {
            Optional<LoadProblem.LibraryMissing> problem = absent(one, name);
            if (problem.isEmpty()) {
                return Optional.empty();
            }
            absent.add(problem.get());
        }
        boolean stops = uses.stream().anyMatch(use -> use.name().startsWith("crypto/internal/backend/"));
        String message = one.name() + " was built with a toolchain that takes its cryptography from OpenSSL, and "
                + one.target().name() + " has no libcrypto: "
                + (stops ? "it probably stops at its start." : "in FIPS mode it stops at its start.");
        Draft draft = stops
                ? Draft.undecided(id(), message)
                        .lacks(OPENSSL.getFirst())
                        .predicts("panic: opensslcrypto: can't initialize OpenSSL")
                : Draft.note(id(), message);
        Linked.evidence(draft, uses);
        absent.forEach(problem -> draft.target("looked for", problem.name() + ": in none of the loader's places"));
        return Optional.of(
                draft.remedies(Installs.library(one, OPENSSL.getFirst())).finding());
    }

    private Optional<Finding> missing(Case one, DlopenNote note) {
        if (!(one.loading().orElse(null) instanceof Loading.Done started)) {
            return Optional.empty();
        }
        List<LoadProblem.LibraryMissing> absent = new ArrayList<>();
        for (String name : note.sonames()) {
            Optional<LoadProblem.LibraryMissing> problem = absent(one, name);
            if (problem.isEmpty()) {
                return Optional.empty();
            }
            absent.add(problem.get());
        }
        String first = note.sonames().getFirst();
        Draft draft = draft(one, note, first)
                .lacks(first)
                .predicts(error(started.loader(), first))
                .binary(
                        "note",
                        note.priority().name().toLowerCase(java.util.Locale.ROOT) + " "
                                + String.join(", ", note.sonames()));
        absent.forEach(problem -> problem.considered().forEach(place -> draft.target("looked for", place)));
        return Optional.of(draft.remedies(Installs.library(one, first)).finding());
    }

    private Draft draft(Case one, DlopenNote note, String first) {
        String feature = note.feature().isEmpty() ? "" : " for " + note.feature();
        String message = one.name() + " opens " + first + feature + " while it runs, and "
                + one.target().name() + " does not have it.";
        return switch (note.priority()) {
            case REQUIRED, RECOMMENDED -> Draft.gap(id(), message);
            case SUGGESTED -> Draft.note(id(), message);
        };
    }

    /** Asks the simulated loader for one more library, as if the program needed it from the start. */
    private static Optional<LoadProblem.LibraryMissing> absent(Case one, String name) {
        DynamicObject object = one.binary().dynamic().orElseThrow();
        DynamicObject asking = new DynamicObject(
                object.identity(),
                object.soname(),
                List.of(name),
                object.rpath(),
                object.runpath(),
                List.of(),
                object.versionDefinitions(),
                object.versioned(),
                List.of(),
                object.exports(),
                object.traits());
        Program program = new Program(
                one.path(),
                one.binary().interpreter().orElseThrow(),
                asking,
                one.start().variable("LD_LIBRARY_PATH"));
        return Loading.simulate(program, one.target().root()) instanceof Loading.Done done
                ? done.result().problems().stream()
                        .filter(LoadProblem.LibraryMissing.class::isInstance)
                        .map(LoadProblem.LibraryMissing.class::cast)
                        .filter(problem -> problem.name().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    /** What {@code dlerror} says: glibc, {@code elf/dl-load.c}; musl, {@code ldso/dynlink.c}. */
    private static String error(Loader loader, String name) {
        return switch (loader.kind()) {
            case MUSL -> "Error loading shared library " + name + ": No such file or directory";
            case GLIBC, UCLIBC, UNKNOWN -> name + ": cannot open shared object file: No such file or directory";
        };
    }

    private Optional<Finding> unnamed(Case one) {
        List<LinkedFunction> uses = Linked.in(one).of(Use.LIBRARIES);
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Linked.evidence(
                        Draft.note(
                                id(),
                                one.name() + " opens libraries by name while it runs; which ones is not in its file in"
                                        + " a form that could be relied on."),
                        uses)
                .target("not looked for", "their names are not known")
                .finding());
    }
}
