package dev.seaworthy.inspect.hardening;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.Note;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Symbol;
import dev.seaworthy.elf.SymbolTable;
import dev.seaworthy.inspect.hardening.Protection.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a C compiler and its linker add to the C code in a binary. */
final class CompiledC {
    private static final int GNU_PROPERTIES = 5;
    private static final int X86_FEATURES = 0xc0000002;
    private static final int ARM64_FEATURES = 0xc0000000;
    /** More names than this are too long a list for people. */
    private static final int MOST_NAMES = 5;

    private static final String STRIPPED = "the C library is linked in and the symbols were stripped";

    private CompiledC() {}

    static List<Protection> of(Subject subject) {
        Names names = Names.of(subject);
        return List.of(canary(subject, names), fortify(subject, names), controlFlow(subject));
    }

    /** The names by which these protections show. */
    private record Names(boolean canary, Set<String> fortified, boolean complete) {
        static Names of(Subject subject) {
            Set<String> all = new TreeSet<>();
            for (DynamicObject.Import symbol :
                    subject.facts().dynamic().map(DynamicObject::imports).orElse(List.of())) {
                all.add(symbol.name());
            }
            boolean symbols = Parsed.reading(
                            () -> subject.elf().symbols().orThrow().map(table -> collect(table, all)))
                    .orElse(Optional.empty())
                    .isPresent();
            Set<String> fortified = new TreeSet<>();
            for (String name : all) {
                if (name.startsWith("__") && name.endsWith("_chk") && !name.equals("__stack_chk_fail")) {
                    fortified.add(name);
                }
            }
            boolean canary = all.contains("__stack_chk_fail") || all.contains("__stack_chk_fail_local");
            // What a static program has of the C library is only in a symbol table; imports show the rest.
            return new Names(canary, fortified, symbols || !subject.bringsItsLibrary());
        }

        private static boolean collect(SymbolTable table, Set<String> into) {
            for (long i = 1; i < table.size(); i++) {
                Symbol symbol = table.get(i);
                if (symbol.name().contains("_chk")) {
                    into.add(symbol.name());
                }
            }
            return true;
        }
    }

    private static Protection canary(Subject subject, Names names) {
        String name = "stack canary";
        if (!subject.hasC()) {
            return new Protection(
                    "canary",
                    name,
                    Rating.NOT_APPLICABLE,
                    "no C code",
                    "Go code has none and needs none: it checks bounds, and its stacks grow by checks of their own",
                    Optional.empty(),
                    List.of("runtime/cgo is not linked"));
        }
        if (!names.complete()) {
            return unknown("canary", name, STRIPPED, "no symbol table");
        }
        if (names.canary() && subject.bringsItsLibrary()) {
            return unknown(
                    "canary",
                    name,
                    "the C library that is linked in has it for its own functions; the names do not tell whether others have it",
                    "symbol __stack_chk_fail");
        }
        return new Protection(
                "canary",
                name,
                names.canary() ? Rating.GOOD : Rating.WEAK,
                names.canary() ? "yes" : "no",
                names.canary()
                        ? "functions of the C part notice when a buffer on the stack overflows"
                        : "functions of the C part do not notice when a buffer on the stack overflows, or have no such buffer",
                names.canary() || !subject.isGo()
                        ? Optional.empty()
                        : Optional.of("CGO_CFLAGS='-O2 -fstack-protector-strong' go build"),
                List.of(names.canary() ? "symbol __stack_chk_fail" : "no symbol __stack_chk_fail"));
    }

    private static Protection fortify(Subject subject, Names names) {
        String name = "checked C library calls (FORTIFY)";
        if (!subject.hasC()) {
            return new Protection(
                    "fortify",
                    name,
                    Rating.NOT_APPLICABLE,
                    "no C code",
                    "nothing calls the C library",
                    Optional.empty(),
                    List.of("runtime/cgo is not linked"));
        }
        if (!names.complete()) {
            return unknown("fortify", name, STRIPPED, "no symbol table");
        }
        boolean any = !names.fortified().isEmpty();
        if (!any && subject.isForMusl()) {
            return unknown(
                    "fortify",
                    name,
                    "musl has no such functions: where its headers check sizes, they do so in place and leave no name",
                    "no symbol __…_chk");
        }
        if (any && subject.bringsItsLibrary()) {
            return unknown(
                    "fortify",
                    name,
                    "the C library that is linked in may call them itself; the names do not tell whether others do",
                    "symbol " + names.fortified().iterator().next());
        }
        List<String> evidence = new ArrayList<>(names.fortified().stream()
                .limit(MOST_NAMES)
                .map(one -> "symbol " + one)
                .toList());
        if (names.fortified().size() > MOST_NAMES) {
            evidence.add((names.fortified().size() - MOST_NAMES) + " more");
        }
        if (!any) {
            evidence.add("no symbol __…_chk");
        }
        return new Protection(
                "fortify",
                name,
                any ? Rating.GOOD : Rating.WEAK,
                any ? "yes" : "no",
                any
                        ? "calls such as memcpy check their sizes where the compiler knows them"
                        : "no call checks its sizes, or none is of a kind that could",
                any || !subject.isGo()
                        ? Optional.empty()
                        : Optional.of("CGO_CFLAGS='-O2 -D_FORTIFY_SOURCE=2' go build"),
                evidence);
    }

    private static Protection unknown(String id, String name, String why, String evidence) {
        return new Protection(id, name, Rating.UNKNOWN, "not known", why, Optional.empty(), List.of(evidence));
    }

    /**
     * The property note: pr_type u32 · pr_datasz u32 · data, padded to a word. The kernel and the loader switch these on
     * only when every object of the process has them, so one Go object without is enough to leave them off.
     */
    private static Protection controlFlow(Subject subject) {
        Optional<Architecture> architecture = subject.facts().architecture();
        boolean x86 = architecture.equals(Optional.of(Architecture.AMD64))
                || architecture.equals(Optional.of(Architecture.I386));
        boolean arm = architecture.equals(Optional.of(Architecture.ARM64));
        String name = x86 ? "CET (IBT, SHSTK)" : arm ? "branch protection (BTI, PAC)" : "control-flow protection";
        if (!x86 && !arm) {
            return new Protection(
                    "control-flow",
                    name,
                    Rating.NOT_APPLICABLE,
                    "none",
                    "no such thing is known of this architecture here",
                    Optional.empty(),
                    List.of());
        }
        int bits = features(subject, x86 ? X86_FEATURES : ARM64_FEATURES);
        List<String> has = new ArrayList<>();
        if ((bits & 1) != 0) {
            has.add(x86 ? "IBT" : "BTI");
        }
        if ((bits & 2) != 0) {
            has.add(x86 ? "SHSTK" : "PAC");
        }
        String value = has.isEmpty() ? "none" : String.join(", ", has);
        return new Protection(
                "control-flow",
                name,
                has.isEmpty() ? subject.isGo() ? Rating.NORMAL : Rating.WEAK : Rating.GOOD,
                value,
                has.isEmpty()
                        ? subject.isGo()
                                ? "Go's compiler does not make code for it, so that no Go program has it"
                                : "the processor does not check where returns and jumps lead"
                        : "marked as fit for it; kernel, loader and processor decide whether it is on",
                Optional.empty(),
                List.of(has.isEmpty() ? "no such bit in .note.gnu.property" : ".note.gnu.property " + value));
    }

    private static int features(Subject subject, int type) {
        return Parsed.reading(() -> {
                    int bits = 0;
                    for (Note note : subject.elf().notes().orElse(List.of())) {
                        if (note.owner().equals("GNU") && note.type() == GNU_PROPERTIES) {
                            bits |= features(note, type, subject.elf().header().wordSize());
                        }
                    }
                    return bits;
                })
                .orElse(0);
    }

    private static int features(Note note, int type, int word) {
        long at = 0;
        while (note.description().contains(at, 8)) {
            long size = note.description().u32(at + 4);
            if (note.description().i32(at) == type
                    && size >= 4
                    && note.description().contains(at + 8, 4)) {
                return note.description().i32(at + 8);
            }
            at += 8 + (size + word - 1) / word * word;
        }
        return 0;
    }
}
