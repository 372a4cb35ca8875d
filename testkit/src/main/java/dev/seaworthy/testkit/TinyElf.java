package dev.seaworthy.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes ELF files of about a kilobyte that say whatever a test wants them to say to a loader, and that {@code readelf}
 * and real loaders accept.
 *
 * {@snippet :
 * byte[] server = TinyElf.executable(Machine.AMD64)
 *         .interpreter("/lib64/ld-linux-x86-64.so.2")
 *         .needs("libc.so.6", "GLIBC_2.34")
 *         .imports("pthread_create", "GLIBC_2.34")
 *         .bytes();
 *
 * byte[] libc = TinyElf.library(Machine.AMD64, "libc.so.6")
 *         .definesVersions("GLIBC_2.2.5", "GLIBC_2.34")
 *         .exports("pthread_create", "GLIBC_2.34")
 *         .bytes();
 * }
 *
 * <p>On x86-64 and arm64 the code at the entry point ends the process with exit code 0, so that these files can really
 * be run. Elsewhere it is a run of zero bytes.
 */
public final class TinyElf {
    /** The tables in which a loader may look up the symbols of a file. */
    public enum Hash {
        GNU,
        SYSV
    }

    record NeededVersion(String library, String name, boolean weak) {}

    @SuppressWarnings("ArrayRecordComponent") // Copied on the way in, never compared.
    record Note(String owner, int type, byte[] description, int align) {}

    @SuppressWarnings("ArrayRecordComponent") // Likewise.
    record Extra(String section, byte[] content, boolean writable) {}

    record Entry(long tag, long value) {}

    final Machine machine;
    final int type;
    Optional<String> interpreter = Optional.empty();
    Optional<String> soname = Optional.empty();
    Optional<String> rpath = Optional.empty();
    Optional<String> runpath = Optional.empty();
    final List<String> needed = new ArrayList<>();
    final List<NeededVersion> neededVersions = new ArrayList<>();
    final Map<String, List<String>> definedVersions = new LinkedHashMap<>();
    final List<TinySymbol> symbols = new ArrayList<>();
    final List<String> staticSymbols = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Extra> extras = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    int relativeRelocations;
    boolean packRelative;
    int tlsSize;
    int osAbi;
    int flags;
    int stackFlags = 6;
    boolean sections = true;
    boolean forceDynamic;
    Set<Hash> hashes;
    Optional<byte[]> code = Optional.empty();

    private TinyElf(Machine machine, int type) {
        this.machine = machine;
        this.type = type;
        this.flags = machine.flags();
        this.forceDynamic = type == 3;
        // MIPS orders its symbols by the global offset table, which the GNU table's own order contradicts.
        this.hashes = machine.bindsThroughGot() ? EnumSet.of(Hash.SYSV) : EnumSet.of(Hash.GNU);
    }

    /** An executable at a fixed address; static unless something is asked of it that needs a loader. */
    public static TinyElf executable(Machine machine) {
        return new TinyElf(machine, 2);
    }

    /** A position-independent executable. */
    public static TinyElf pie(Machine machine) {
        return new TinyElf(machine, 3).dynamicEntry(0x6ffffffbL, 0x08000000);
    }

    /** A shared library. */
    public static TinyElf library(Machine machine, String soname) {
        TinyElf elf = new TinyElf(machine, 3);
        elf.soname = Optional.of(soname);
        return elf;
    }

    /** A shared library without a soname, such as a plugin. */
    public static TinyElf library(Machine machine) {
        return new TinyElf(machine, 3);
    }

    /** The program that the kernel starts instead (PT_INTERP). */
    public TinyElf interpreter(String path) {
        interpreter = Optional.of(path);
        return this;
    }

    /** A needed library (DT_NEEDED) and versions that it must define. May be called again for the same library. */
    public TinyElf needs(String library, String... versions) {
        if (!needed.contains(library)) {
            needed.add(library);
        }
        return needsVersions(library, false, versions);
    }

    /** Versions of a library of which the loader does no more than warn when they are missing. */
    public TinyElf needsWeakly(String library, String... versions) {
        if (!needed.contains(library)) {
            needed.add(library);
        }
        return needsVersions(library, true, versions);
    }

    /** Versions of a library, without needing the library itself. */
    public TinyElf needsVersions(String library, boolean weak, String... versions) {
        for (String version : versions) {
            neededVersions.add(new NeededVersion(library, version, weak));
        }
        return this;
    }

    /** The name by which others need this file (DT_SONAME). */
    public TinyElf soname(String name) {
        soname = Optional.of(name);
        return this;
    }

    /** The old search path (DT_RPATH). */
    public TinyElf rpath(String path) {
        rpath = Optional.of(path);
        return this;
    }

    /** The new search path (DT_RUNPATH). */
    public TinyElf runpath(String path) {
        runpath = Optional.of(path);
        return this;
    }

    /** Versions that this file defines, each without a parent. */
    public TinyElf definesVersions(String... versions) {
        for (String version : versions) {
            definedVersions.put(version, List.of());
        }
        return this;
    }

    /** A version that this file defines, and the versions that it inherits. */
    public TinyElf definesVersion(String version, List<String> parents) {
        definedVersions.put(version, List.copyOf(parents));
        return this;
    }

    /** A called function, without a version. */
    public TinyElf imports(String name) {
        return symbol(TinySymbol.imported(name));
    }

    /** A called function in a version that {@link #needs} asks some library for. */
    public TinyElf imports(String name, String version) {
        return symbol(TinySymbol.imported(name).version(version));
    }

    /** A function that is called when there is one. */
    public TinyElf importsWeakly(String name) {
        return symbol(TinySymbol.imported(name).weak());
    }

    /** A defined function, without a version. */
    public TinyElf exports(String name) {
        return symbol(TinySymbol.exported(name));
    }

    /** A defined function with a default version: {@code name@@VERSION}. */
    public TinyElf exports(String name, String version) {
        return symbol(TinySymbol.exported(name).version(version));
    }

    /** A defined function that is only found by asking for its version: {@code name@VERSION}. */
    public TinyElf exportsOld(String name, String version) {
        return symbol(TinySymbol.exported(name).version(version).old());
    }

    /** Any other dynamic symbol. */
    public TinyElf symbol(TinySymbol symbol) {
        symbols.add(symbol);
        return this;
    }

    /** Functions in the static symbol table ({@code .symtab}). Needs sections. */
    public TinyElf staticSymbols(String... names) {
        staticSymbols.addAll(List.of(names));
        return this;
    }

    /** A note, padded to 4 bytes. */
    public TinyElf note(String owner, int noteType, byte[] description) {
        notes.add(new Note(owner, noteType, description.clone(), 4));
        return this;
    }

    /** A note in a segment that is padded to 8 bytes, as GNU property notes of 64-bit files are. */
    public TinyElf wideNote(String owner, int noteType, byte[] description) {
        notes.add(new Note(owner, noteType, description.clone(), 8));
        return this;
    }

    /** The linker's build id, in hexadecimal. */
    public TinyElf buildId(String hexadecimal) {
        return note("GNU", 3, HexFormat.of().parseHex(hexadecimal));
    }

    /** Go's build id. */
    public TinyElf goBuildId(String text) {
        return note("Go", 4, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A read-only section that is loaded, such as {@code .go.buildinfo}. */
    public TinyElf section(String name, byte[] content) {
        extras.add(new Extra(name, content.clone(), false));
        return this;
    }

    /** A writable section that is loaded, such as {@code .go.buildinfo} of most Go versions. */
    public TinyElf writableSection(String name, byte[] content) {
        extras.add(new Extra(name, content.clone(), true));
        return this;
    }

    /** The instructions at the entry point. */
    public TinyElf code(byte[] instructions) {
        code = Optional.of(instructions.clone());
        return this;
    }

    /** Any other entry of the dynamic section. */
    public TinyElf dynamicEntry(long tag, long value) {
        entries.add(new Entry(tag, value));
        return this;
    }

    /** Relocations that only add the load address, as position-independent files have many. */
    public TinyElf relativeRelocations(int count) {
        relativeRelocations = count;
        packRelative = false;
        return this;
    }

    /** The same in the packed form (DT_RELR), which glibc reads since 2.36 and musl since 1.2.4. */
    public TinyElf packedRelativeRelocations(int count) {
        relativeRelocations = count;
        packRelative = true;
        return this;
    }

    /** Bytes of thread-local storage (PT_TLS). */
    public TinyElf threadLocalStorage(int size) {
        tlsSize = size;
        return this;
    }

    /** The tables by which symbols are found: by default the GNU one, on MIPS the System V one. */
    public TinyElf hashes(Hash... wanted) {
        hashes = EnumSet.noneOf(Hash.class);
        hashes.addAll(List.of(wanted));
        return this;
    }

    /** The {@code EI_OSABI} of the header; 0 by default. */
    public TinyElf osAbi(int value) {
        osAbi = value;
        return this;
    }

    /** The {@code e_flags} of the header; by default {@link Machine#flags}. */
    public TinyElf flags(int value) {
        flags = value;
        return this;
    }

    /** Asks for an executable stack. */
    public TinyElf executableStack() {
        stackFlags = 7;
        return this;
    }

    /** Leaves the section headers out: a loader does not need them. */
    public TinyElf withoutSections() {
        sections = false;
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        return new TinyElfWriter(this).write();
    }

    /** Writes the file, executable by everyone, and makes the directories above it. */
    public Path writeTo(Path path) throws IOException {
        Optional<Path> parent = Optional.ofNullable(path.getParent());
        if (parent.isPresent()) {
            Files.createDirectories(parent.get());
        }
        Files.write(path, bytes());
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return path;
    }
}
