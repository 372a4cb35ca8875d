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

/**
 * Finds out who calls functions: the machine code is read once for calls, then they are followed backwards from the
 * functions in question through the standard library to the first function of another package.
 */
final class Callers {
    /** Sections with function values, the most telling first. */
    private static final List<String> VALUES = List.of(".go.func", ".data.rel.ro.go.func", ".data.rel.ro", ".rodata");

    private final Image image;
    private final SectionTable sections;
    private final FunctionTable table;

    private Callers(Image image, SectionTable sections, FunctionTable table) {
        this.image = image;
        this.sections = sections;
        this.table = table;
    }

    /**
     * The callers of functions.
     *
     * @param names where the name of each is in the table
     * @return those of which something is known; empty when the code cannot be read
     */
    static Map<String, LinkedFunction> find(
            Image image,
            SectionTable sections,
            FunctionTable table,
            Map<String, Long> names,
            Optional<BuildInfo> info) {
        return Parsed.reading(() -> new Callers(image, sections, table).find(names, info))
                .orElse(Optional.empty())
                .orElse(Map.of());
    }

    private Optional<Map<String, LinkedFunction>> find(Map<String, Long> names, Optional<BuildInfo> info) {
        Optional<CallScanner> scanner = image.architecture().flatMap(CallScanner::of);
        OptionalLong base = CodeBase.of(image, sections, table);
        if (scanner.isEmpty() || base.isEmpty()) {
            return Optional.empty();
        }
        Optional<FunctionIndex> index = FunctionIndex.of(table, base.getAsLong());
        Optional<Bytes> code = index.flatMap(found -> image.bytes(found.text(), found.size(), found.size()));
        if (code.isEmpty()) {
            return Optional.empty();
        }
        FunctionIndex functions = index.orElseThrow();
        AddressSet entries = new AddressSet(functions.size());
        for (int i = 0; i < functions.count(); i++) {
            entries.add(functions.entry(i));
        }
        Calls calls = scanner.get().scan(code.get(), functions.text(), entries, values(functions, entries));
        Map<String, Integer> wanted = functions.byName(names);
        return Optional.of(new CallGraph(functions, calls, wanted, info).callers(wanted));
    }

    private FunctionValues values(FunctionIndex functions, AddressSet entries) {
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
