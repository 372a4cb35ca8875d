package dev.seaworthy.inspect.start;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicSection;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.start.Step.Actor;
import dev.seaworthy.inspect.start.Step.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The C library's start code, which is in every program that a C linker made ({@code crt1.o}). */
final class CSteps {
    private static final String START = "_start";
    private static final String CALLED = "__libc_start_main";
    private static final String MAIN = "main";

    static final Set<String> WANTED = Set.of(START, CALLED, MAIN, "_init", "__libc_csu_init");

    private CSteps() {}

    /** Empty when the entry point is Go's own. */
    static Optional<Step> of(ElfFile elf, BinaryFacts facts, Names names) {
        if (names.entry().map(GoSteps::isEntry).orElse(false)) {
            return Optional.empty();
        }
        List<Place> places = new ArrayList<>();
        places.add(new Place(
                names.entry().orElse(START),
                elf.header().entry(),
                names.entry().isPresent() ? "" : "the entry point; that it is C's start code is how C linkers do it"));
        List<String> details = new ArrayList<>();
        Optional<DynamicObject.Import> imported = facts.dynamic()
                .flatMap(object -> object.imports().stream()
                        .filter(one -> one.name().equals(CALLED))
                        .findFirst());
        if (imported.isPresent()) {
            details.add("calls " + imported.get().nameAndVersion() + " of the C library, which runs the program's"
                    + " constructors and then main");
        }
        names.place(CALLED, "linked in; runs constructors, then main").ifPresent(places::add);
        elf.dynamic().orElse(Optional.empty()).ifPresent(dynamic -> constructors(elf, dynamic, details));
        names.place(MAIN, facts.go().isPresent() ? "of the Go runtime: leads to runtime.rt0_go" : "")
                .ifPresent(places::add);
        return Optional.of(new Step("c-start", Actor.C, "C's start code runs first", places, details));
    }

    private static void constructors(ElfFile elf, DynamicSection dynamic, List<String> details) {
        dynamic.value(DynamicSection.INIT).ifPresent(address -> details.add("DT_INIT " + KernelSteps.hex(address)));
        dynamic.entries().stream()
                .filter(entry -> entry.tag() == INIT_ARRAY_SIZE)
                .findFirst()
                .ifPresent(entry -> details.add(
                        "DT_INIT_ARRAY: " + entry.value() / elf.header().wordSize() + " constructors"));
    }

    private static final long INIT_ARRAY_SIZE = 27;
}
