package dev.seaworthy.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a {@link TinyElf} consists of, in the order of the file. */
final class TinyElfContent {
    private static final int RELA = 4;
    private static final int DYNAMIC = 6;
    private static final int NOTE = 7;
    private static final int REL = 9;

    private final TinyElf elf;
    private final int word;
    private final boolean mips;
    private final Strings strings = new Strings();
    private final DynamicSymbolTable symbols;
    private final VersionTables versions;
    private final Relocations relocations;
    private final List<Chunk> chunks = new ArrayList<>();

    TinyElfContent(TinyElf elf) {
        this.elf = elf;
        this.word = elf.machine.wordSize();
        this.mips = elf.machine.bindsThroughGot();
        this.symbols = new DynamicSymbolTable(elf, strings);
        this.versions = new VersionTables(elf, strings);
        this.relocations = new Relocations(elf, symbols);
    }

    List<Chunk> chunks() {
        elf.interpreter.ifPresent(
                path -> add(".interp", Chunk.PROGBITS, Chunk.ALLOC, 1, (path + "\0").getBytes(StandardCharsets.UTF_8)));
        notes(4, ".note");
        notes(8, ".note.gnu.property");
        boolean dynamic = dynamic();
        if (dynamic) {
            readOnlyTables();
        }
        add(".text", Chunk.PROGBITS, Chunk.ALLOC | Chunk.EXECUTE, 16, elf.code.orElseGet(this::exitWithZero));
        extras(false);
        if (elf.tlsSize > 0) {
            add(".tdata", Chunk.PROGBITS, Chunk.ALLOC | Chunk.WRITE | Chunk.TLS, 8, new byte[elf.tlsSize]);
        }
        if (dynamic) {
            writableTables();
        }
        if (elf.relativeRelocations > 0) {
            chunks.add(Chunk.of(".data", Chunk.PROGBITS, Chunk.ALLOC | Chunk.WRITE, word, relocations::data));
        }
        extras(true);
        if (elf.sections) {
            unloaded();
        }
        return List.copyOf(chunks);
    }

    static Strings sectionNames(List<Chunk> chunks) {
        Strings names = new Strings();
        chunks.forEach(chunk -> names.offset(chunk.name()));
        names.offset(".shstrtab");
        return names;
    }

    private void add(String name, int type, long flags, int align, byte[] content) {
        chunks.add(Chunk.of(name, type, flags, align, _ -> content));
    }

    private void notes(int align, String name) {
        Out out = new Out(elf.machine);
        for (TinyElf.Note note : elf.notes) {
            if (note.align() == align) {
                byte[] owner = (note.owner() + "\0").getBytes(StandardCharsets.UTF_8);
                out.u32(owner.length).u32(note.description().length).u32(note.type());
                out.raw(owner).padTo(align).raw(note.description()).padTo(align);
            }
        }
        if (out.size() > 0) {
            add(name, NOTE, Chunk.ALLOC, align, out.bytes());
        }
    }

    private boolean dynamic() {
        return elf.forceDynamic
                || elf.interpreter.isPresent()
                || elf.soname.isPresent()
                || elf.rpath.isPresent()
                || elf.runpath.isPresent()
                || !elf.needed.isEmpty()
                || !elf.symbols.isEmpty()
                || !elf.entries.isEmpty()
                || versions.any();
    }

    private void readOnlyTables() {
        if (elf.hashes.contains(TinyElf.Hash.SYSV)) {
            chunks.add(Chunk.of(".hash", 5, Chunk.ALLOC, word, _ -> symbols.sysvHash())
                    .table(".dynsym", 0, elf.machine.hashWord()));
        }
        if (elf.hashes.contains(TinyElf.Hash.GNU)) {
            chunks.add(Chunk.of(".gnu.hash", 0x6ffffff6, Chunk.ALLOC, word, _ -> symbols.gnuHash())
                    .table(".dynsym", 0, 0));
        }
        chunks.add(Chunk.of(".dynsym", 11, Chunk.ALLOC, word, symbols::table)
                .table(".dynstr", symbols.firstGlobal(), word == 8 ? 24 : 16));
        dynamicEntries(new Chunk.Layout(java.util.Map.of())); // So that all its strings are in the table.
        chunks.add(Chunk.of(".dynstr", Chunk.STRTAB, Chunk.ALLOC, 1, _ -> strings.bytes()));
        if (versions.any()) {
            chunks.add(Chunk.of(".gnu.version", 0x6fffffff, Chunk.ALLOC, 2, _ -> versions.indexes(symbols.symbols))
                    .table(".dynsym", 0, 2));
        }
        if (versions.definitionCount() > 0) {
            chunks.add(Chunk.of(".gnu.version_d", 0x6ffffffd, Chunk.ALLOC, word, _ -> versions.definitions())
                    .table(".dynstr", versions.definitionCount(), 0));
        }
        if (versions.neededFileCount() > 0) {
            chunks.add(Chunk.of(".gnu.version_r", 0x6ffffffe, Chunk.ALLOC, word, _ -> versions.needs())
                    .table(".dynstr", versions.neededFileCount(), 0));
        }
        relocationTable(TinySymbol.Use.DATA, "dyn");
        if (relocations.packed()) {
            chunks.add(Chunk.of(".relr.dyn", 19, Chunk.ALLOC, word, relocations::packed)
                    .table("", 0, word));
        }
        relocationTable(TinySymbol.Use.CALL, "plt");
    }

    private void relocationTable(TinySymbol.Use use, String ending) {
        if (relocations.any(use)) {
            boolean explicit = elf.machine.explicitAddends();
            String name = (explicit ? ".rela." : ".rel.") + ending;
            chunks.add(
                    Chunk.of(name, explicit ? RELA : REL, Chunk.ALLOC, word, layout -> relocations.table(use, layout))
                            .table(".dynsym", 0, relocations.entrySize()));
        }
    }

    private void writableTables() {
        long flags = Chunk.ALLOC | Chunk.WRITE;
        chunks.add(
                Chunk.of(".dynamic", DYNAMIC, flags, word, this::dynamicEntries).table(".dynstr", 0, 2 * word));
        if (relocations.needsGot()) {
            chunks.add(Chunk.of(".got", Chunk.PROGBITS, flags, word, relocations::got)
                    .table("", 0, word));
        }
    }

    private void extras(boolean writable) {
        for (TinyElf.Extra extra : elf.extras) {
            if (extra.writable() == writable) {
                add(extra.section(), Chunk.PROGBITS, Chunk.ALLOC | (writable ? Chunk.WRITE : 0), 16, extra.content());
            }
        }
    }

    private void unloaded() {
        if (!elf.staticSymbols.isEmpty()) {
            Strings names = new Strings();
            elf.staticSymbols.forEach(names::offset);
            chunks.add(Chunk.of(".symtab", 2, 0, word, layout -> staticSymbols(names, layout))
                    .table(".strtab", 1, word == 8 ? 24 : 16));
            add(".strtab", Chunk.STRTAB, 0, 1, names.bytes());
        }
        add(".shstrtab", Chunk.STRTAB, 0, 1, sectionNames(chunks).bytes());
    }

    private byte[] staticSymbols(Strings names, Chunk.Layout layout) {
        Out out = new Out(elf.machine).raw(new byte[word == 8 ? 24 : 16]);
        Chunk.Place text = layout.place(".text");
        for (String name : elf.staticSymbols) {
            out.u32(names.offset(name));
            if (word == 8) {
                out.u8(0x12).u8(0).u16(text.section()).word(text.address()).word(4);
            } else {
                out.word(text.address()).word(4).u8(0x12).u8(0).u16(text.section());
            }
        }
        return out.bytes();
    }

    private byte[] dynamicEntries(Chunk.Layout layout) {
        Out out = new Out(elf.machine);
        elf.needed.forEach(library -> entry(out, 1, strings.offset(library)));
        elf.soname.ifPresent(name -> entry(out, 14, strings.offset(name)));
        elf.rpath.ifPresent(path -> entry(out, 15, strings.offset(path)));
        elf.runpath.ifPresent(path -> entry(out, 29, strings.offset(path)));
        if (elf.hashes.contains(TinyElf.Hash.SYSV)) {
            entry(out, 4, layout.address(".hash"));
        }
        if (elf.hashes.contains(TinyElf.Hash.GNU)) {
            entry(out, 0x6ffffef5, layout.address(".gnu.hash"));
        }
        entry(out, 5, layout.address(".dynstr"));
        entry(out, 6, layout.address(".dynsym"));
        entry(out, 10, layout.place(".dynstr").size());
        entry(out, 11, word == 8 ? 24 : 16);
        relocationEntries(out, layout);
        if (versions.any()) {
            entry(out, 0x6ffffff0, layout.address(".gnu.version"));
        }
        if (versions.definitionCount() > 0) {
            entry(out, 0x6ffffffc, layout.address(".gnu.version_d"));
            entry(out, 0x6ffffffd, versions.definitionCount());
        }
        if (versions.neededFileCount() > 0) {
            entry(out, 0x6ffffffe, layout.address(".gnu.version_r"));
            entry(out, 0x6fffffff, versions.neededFileCount());
        }
        elf.entries.forEach(one -> entry(out, one.tag(), one.value()));
        entry(out, 0, 0);
        return out.bytes();
    }

    private void relocationEntries(Out out, Chunk.Layout layout) {
        boolean explicit = elf.machine.explicitAddends();
        String prefix = explicit ? ".rela." : ".rel.";
        int tag = explicit ? 7 : 17;
        if (relocations.any(TinySymbol.Use.DATA)) {
            entry(out, tag, layout.address(prefix + "dyn"));
            entry(out, tag + 1, layout.place(prefix + "dyn").size());
            entry(out, tag + 2, relocations.entrySize());
        }
        if (relocations.packed()) {
            entry(out, 36, layout.address(".relr.dyn"));
            entry(out, 35, layout.place(".relr.dyn").size());
            entry(out, 37, word);
        }
        if (relocations.any(TinySymbol.Use.CALL)) {
            entry(out, 23, layout.address(prefix + "plt"));
            entry(out, 2, layout.place(prefix + "plt").size());
            entry(out, 20, tag);
        }
        if (relocations.needsGot()) {
            entry(out, 3, layout.address(".got"));
        }
        if (mips) {
            entry(out, 0x70000001, 1); // DT_MIPS_RLD_VERSION
            entry(out, 0x70000005, 2); // DT_MIPS_FLAGS: RHF_NOTPOT, as every MIPS linker says
            entry(out, 0x7000000a, 2); // DT_MIPS_LOCAL_GOTNO
            entry(out, 0x70000011, symbols.symbols.size() + 1L); // DT_MIPS_SYMTABNO
            entry(out, 0x70000013, symbols.firstInGot()); // DT_MIPS_GOTSYM
        }
    }

    private static void entry(Out out, long tag, long value) {
        out.word(tag).word(value);
    }

    private byte[] exitWithZero() {
        return HexFormat.of()
                .parseHex(
                        switch (elf.machine) {
                            case AMD64 -> "31ffb83c0000000f05"; // xor edi, edi; mov eax, 60; syscall
                            case ARM64 -> "000080d2a80b80d2010000d4"; // mov x0, #0; mov x8, #93; svc #0
                            default -> "00000000000000000000000000000000";
                        });
    }
}
