package dev.seaworthy.inspect.size;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.FunctionNames;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.ModuleData;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Symbol;
import dev.seaworthy.elf.SymbolTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what each package brings: code from the function table, data from the symbol table. */
final class Packages {
    private static final long EXECUTABLE = 4;
    /** Symbols that stand for many small ones; their own size is 0. Go wrote a dot for the colon before 1.20. */
    private static final String ALL_TYPES = "type:*";

    private static final String ALL_STRINGS = "go:string.*";

    private final ElfFile elf;
    private final SectionTable sections;
    private final Optional<BuildInfo> info;
    private final Map<String, Tally> tallies = new HashMap<>();
    private long goStart = 0;
    private long goEnd = 0;
    private long strings = 0;
    private long types = 0;
    private boolean dataKnown = false;

    Packages(ElfFile elf, BinaryFacts facts, SectionTable sections) {
        this.elf = elf;
        this.sections = sections;
        this.info = facts.go().flatMap(GoFacts::buildInfo);
        if (facts.go().isPresent()) {
            functions();
        }
        Optional<SymbolTable> symbols = elf.symbols().orElse(Optional.empty());
        symbols.ifPresent(table -> {
            Parsed<Long> walked = Parsed.reading(() -> symbols(table));
            dataKnown = walked instanceof Parsed.Read<Long>(Long data) && data > 0;
        });
        remainingCode();
    }

    private static final class Tally {
        long code;
        long data;
        int functions;
    }

    /** Bytes of string texts outside of sections of their own. */
    long strings() {
        return strings;
    }

    /** Bytes of type information outside of sections of their own. */
    long types() {
        return types;
    }

    boolean dataKnown() {
        return dataKnown;
    }

    private Tally tally(String path) {
        return tallies.computeIfAbsent(path, _ -> new Tally());
    }

    private void functions() {
        // Each function's code reaches to the next one.
        String[] owner = {""};
        long[] before = {-1};
        BinaryReader.forEachFunction(elf, (address, name) -> {
            if (before[0] < 0) {
                goStart = address;
            } else {
                code(owner[0], address - before[0]);
            }
            before[0] = address;
            // What compares and hashes values of a type has no package of its own: type:.eq, type..eq before 1.20.
            owner[0] = name.startsWith("type.") ? "" : FunctionNames.packagePath(name);
        });
        if (before[0] >= 0) {
            goEnd = end(before[0]);
            code(owner[0], goEnd - before[0]);
        }
    }

    private void code(String path, long bytes) {
        Tally tally = tally(path);
        tally.code += Math.max(0, bytes);
        tally.functions++;
    }

    /** Where the last function ends: as Go's linker told the runtime, else where its section ends. */
    private long end(long last) {
        return BinaryReader.moduleData(elf)
                .map(ModuleData::highest)
                .filter(end -> end > last)
                .or(() -> section(last).map(section -> section.address() + section.size()))
                .orElse(last);
    }

    private Optional<Section> section(long address) {
        for (Section section : sections.sections()) {
            if ((section.flags() & Section.ALLOCATED) != 0
                    && Long.compareUnsigned(address, section.address()) >= 0
                    && Long.compareUnsigned(address - section.address(), section.size()) < 0) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** Adds the data; returns how many symbols of data there were. */
    private long symbols(SymbolTable table) {
        List<Symbol> carriers = new ArrayList<>();
        long[] data = new long[1];
        table.stream().forEach(symbol -> {
            Optional<Section> section = sections.at(symbol.section());
            if (!symbol.defined() || section.isEmpty() || symbol.name().isEmpty()) {
                return;
            }
            String name = symbol.name();
            if (isCarrier(name)) {
                carriers.add(symbol);
            }
            Kind kind = Kind.of(section.get());
            boolean holdsData = kind == Kind.CONSTANTS || kind == Kind.DATA;
            if (holdsData && section.get().type() != Section.NOBITS && symbol.size() > 0) {
                // A symbol cannot be longer than its section; damaged ones claim to be.
                tally(owner(name)).data += Math.min(symbol.size(), section.get().size());
                data[0]++;
            }
        });
        carriers.forEach(carrier -> carried(carrier, table));
        return data[0];
    }

    private static boolean isCarrier(String name) {
        return name.equals(ALL_TYPES)
                || name.equals("type.*")
                || name.equals(ALL_STRINGS)
                || name.equals("go.string.*");
    }

    /** What a carrier holds reaches to the next symbol, or to the end of the section. */
    private void carried(Symbol carrier, SymbolTable table) {
        Section section = sections.at(carrier.section()).orElseThrow();
        if (Kind.of(section) != Kind.CONSTANTS) {
            return;
        }
        long[] end = {section.address() + section.size()};
        table.stream().forEach(symbol -> {
            if (symbol.section() == carrier.section() && symbol.value() > carrier.value() && symbol.value() < end[0]) {
                end[0] = symbol.value();
            }
        });
        long bytes = Math.clamp(end[0] - carrier.value(), 0, section.size());
        if (carrier.name().contains("string")) {
            strings += bytes;
        } else {
            types += bytes;
        }
    }

    /** The package of a symbol; what the compiler made for all packages together is the runtime's. */
    private static String owner(String symbol) {
        if (symbol.startsWith("go:")
                || symbol.startsWith("type:")
                || symbol.startsWith("go.")
                || symbol.startsWith("type.")) {
            return "runtime";
        }
        return FunctionNames.packagePath(symbol);
    }

    /** Code outside of Go's: of C, of the linker's own making. */
    private void remainingCode() {
        long all = 0;
        for (Section section : sections.sections()) {
            if ((section.flags() & EXECUTABLE) != 0 && (section.flags() & Section.ALLOCATED) != 0) {
                all += Math.clamp(section.fileSize(), 0, elf.bytes().size());
            }
        }
        long rest = all - (goEnd - goStart);
        if (rest > 0) {
            tally("").code += rest;
        }
    }

    List<PackageSize> all() {
        List<PackageSize> all = new ArrayList<>();
        tallies.forEach(
                (path, tally) -> all.add(new PackageSize(path, module(path), tally.code, tally.data, tally.functions)));
        all.sort(Comparator.comparingLong(PackageSize::bytes).reversed().thenComparing(PackageSize::path));
        return all;
    }

    private String module(String path) {
        if (path.isEmpty()) {
            return "";
        }
        return FunctionNames.isStandard(path, info)
                ? "std"
                : info.flatMap(known -> known.module(path))
                        .map(BuildInfo.Module::path)
                        .orElse("");
    }
}
