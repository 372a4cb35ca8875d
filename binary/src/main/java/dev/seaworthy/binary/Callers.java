package dev.seaworthy.binary;

import dev.seaworthy.binary.calls.AddressSet;
import dev.seaworthy.binary.calls.CallScanner;
import dev.seaworthy.binary.calls.Calls;
import dev.seaworthy.binary.calls.FunctionValues;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Finds out who calls functions: the machine code is read once for calls, then they are followed backwards from the
 * functions in question through the standard library to the first function of another package.
 */
final class Callers {
    /** Sections with function values, the most telling first. */
    private static final List<String> VALUES = List.of(".go.func", ".data.rel.ro.go.func", ".data.rel.ro", ".rodata");

    /** Code that is read by one thread at a time: enough to be worth it, and little enough for all to end together. */
    private static final int PIECE = 1 << 20;

    private final FunctionIndex functions;
    private final List<Calls> calls;

    private Callers(FunctionIndex functions, List<Calls> calls) {
        this.functions = functions;
        this.calls = calls;
    }

    /** Reads the code; empty when it cannot be read. */
    static Optional<Callers> scan(Image image, SectionTable sections, FunctionTable table) {
        return Parsed.reading(() -> scanned(image, sections, table)).orElse(Optional.empty());
    }

    private static Optional<Callers> scanned(Image image, SectionTable sections, FunctionTable table) {
        Optional<Architecture> architecture =
                image.architecture().filter(known -> CallScanner.of(known).isPresent());
        OptionalLong base = CodeBase.of(image, sections, table);
        if (architecture.isEmpty() || base.isEmpty()) {
            return Optional.empty();
        }
        Optional<FunctionIndex> index = FunctionIndex.of(table, base.getAsLong());
        Optional<Bytes> code = index.flatMap(found -> image.bytes(found.text(), found.size(), found.size()));
        if (code.isEmpty()) {
            return Optional.empty();
        }
        FunctionIndex functions = index.orElseThrow();
        AddressSet entries = functions.entries();
        FunctionValues values = values(image, sections, table, functions, entries);
        AtomicInteger next = new AtomicInteger();
        Supplier<Optional<Calls>> reading = () -> {
            CallScanner scanner = CallScanner.of(architecture.get()).orElseThrow();
            Optional<Calls> found = Optional.empty();
            for (int start = next.getAndAdd(PIECE);
                    start >= 0 && start < functions.size();
                    start = next.getAndAdd(PIECE)) {
                Calls calls = found.orElseGet(() -> new Calls(entries, functions.size()));
                scanner.scan(code.get(), start, PIECE, functions.text(), values, calls);
                found = Optional.of(calls);
            }
            return found;
        };
        Beside<Optional<Calls>> others = Beside.begin(image.helper(), reading);
        List<Calls> calls = new ArrayList<>();
        reading.get().ifPresent(calls::add);
        others.get().ifPresent(calls::add);
        return Optional.of(new Callers(functions, calls));
    }

    /**
     * The callers of functions.
     *
     * @param names where the name of each is in the table
     * @return those of which something is known
     */
    Map<String, LinkedFunction> find(Map<String, Long> names, Optional<BuildInfo> info) {
        return Parsed.reading(() -> {
                    Map<String, Integer> wanted = functions.byName(names);
                    return new CallGraph(functions, calls, wanted, info).callers(wanted);
                })
                .orElse(Map.of());
    }

    private static FunctionValues values(
            Image image, SectionTable sections, FunctionTable table, FunctionIndex functions, AddressSet entries) {
        FunctionValues values = new FunctionValues(image.wordSize(), functions.text(), functions.size(), entries);
        if (image.architecture().equals(Optional.of(Architecture.AMD64))
                || image.architecture().equals(Optional.of(Architecture.ARM64))) {
            for (Bytes place : constants(image, sections, table)) {
                image.address(place.start()).ifPresent(address -> values.collect(place, address));
            }
            values.seal();
        }
        return values;
    }

    /**
     * Where function values are: since Go 1.27 in a section of their own; before, among the constants, or in
     * position-independent executables among those that have to be relocated.
     */
    static List<Bytes> constants(Image image, SectionTable sections, FunctionTable table) {
        for (String name : VALUES) {
            Optional<Section> section = sections.named(name);
            if (section.isPresent() && section.get().type() != Section.NOBITS) {
                Bytes file = image.elf().bytes();
                return file.contains(section.get().offset(), section.get().size())
                        ? List.of(beforeTable(
                                file.slice(section.get().offset(), section.get().size(), name), table))
                        : List.of();
            }
        }
        List<Bytes> places = new ArrayList<>();
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.writable() == image.relocatable() && !segment.executable()) {
                places.add(image.content(segment));
            }
        }
        return places;
    }

    /** Other linkers merge the function table with the constants before it. */
    private static Bytes beforeTable(Bytes place, FunctionTable table) {
        long offset = table.summary().offset() - place.start();
        return offset > 0 && offset < place.size() ? place.slice(0, offset, "constants") : place;
    }
}
