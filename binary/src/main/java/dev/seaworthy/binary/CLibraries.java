package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.elf.VersionNeed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Tells which C library an executable was linked with.
 *
 * @param library the library
 * @param evidence where that was read, for people
 */
record CLibraries(CLibrary library, String evidence) {
    /** musl's text for an error number that it does not know ({@code src/errno/__strerror.h}), glibc's is another. */
    private static final byte[] MUSL_TEXT = "No error information\0".getBytes(StandardCharsets.US_ASCII);
    /** Sections that exist in static executables with glibc, by release. */
    private static final List<String> GLIBC_SECTIONS =
            List.of("__libc_freeres_fn", "__libc_IO_vtables", "__libc_atexit", "__libc_subfreeres");

    /** @param abiTag the note that glibc's start code leaves */
    static CLibraries find(
            Image image,
            SectionTable sections,
            OperatingSystem system,
            Optional<String> interpreter,
            Optional<DynamicObject> dynamic,
            Optional<String> abiTag,
            Optional<GoFacts> go) {
        boolean needs = dynamic.isPresent() && !dynamic.get().needed().isEmpty();
        if (needs && system != OperatingSystem.LINUX) {
            return new CLibraries(CLibrary.UNKNOWN, "a C library of " + system.title());
        }
        if (needs) {
            return byNeeds(dynamic.get())
                    .or(() -> interpreter.flatMap(CLibraries::byInterpreter))
                    .orElse(new CLibraries(CLibrary.UNKNOWN, "none of the needed libraries is a known C library"));
        }
        boolean pureGo = go.isPresent() && !go.get().cgo();
        if (interpreter.isPresent()) {
            return pureGo
                    ? new CLibraries(
                            CLibrary.NONE, "no library is needed, though " + interpreter.get() + " is asked for")
                    : byInterpreter(interpreter.get()).orElse(unknown());
        }
        if (abiTag.isPresent() && abiTag.get().startsWith("Linux ")) {
            return new CLibraries(CLibrary.STATIC_GLIBC, "note .note.ABI-tag: " + abiTag.get());
        }
        for (String name : GLIBC_SECTIONS) {
            if (sections.named(name).isPresent()) {
                return new CLibraries(CLibrary.STATIC_GLIBC, "section " + name);
            }
        }
        if (pureGo) {
            return new CLibraries(CLibrary.NONE, "a static Go program without runtime/cgo");
        }
        return byText(image).orElse(unknown());
    }

    private static CLibraries unknown() {
        return new CLibraries(CLibrary.UNKNOWN, "no trace of a known C library");
    }

    private static Optional<CLibraries> byNeeds(DynamicObject dynamic) {
        for (String name : dynamic.needed()) {
            Optional<CLibrary> library = named(name);
            if (library.isPresent()) {
                return Optional.of(new CLibraries(library.get(), "needs " + name));
            }
        }
        for (VersionNeed need : dynamic.versionNeeds()) {
            for (VersionNeed.Version version : need.versions()) {
                if (version.name().startsWith("GLIBC_")) {
                    return Optional.of(
                            new CLibraries(CLibrary.GLIBC, "needs " + version.name() + " of " + need.file()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CLibrary> named(String library) {
        // libc.so.6.1 is glibc's on Alpha and Itanium; libc.so without a number is musl's name for itself.
        if (library.startsWith("libc.so.6")) {
            return Optional.of(CLibrary.GLIBC);
        }
        if (library.equals("libc.so") || library.startsWith("libc.musl-")) {
            return Optional.of(CLibrary.MUSL);
        }
        return library.equals("libc.so.0") || library.equals("libc.so.1")
                ? Optional.of(CLibrary.UCLIBC)
                : Optional.empty();
    }

    private static Optional<CLibraries> byInterpreter(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<CLibrary> library = Optional.empty();
        if (name.startsWith("ld-musl-")) {
            library = Optional.of(CLibrary.MUSL);
        } else if (name.startsWith("ld-uClibc") || name.startsWith("ld64-uClibc")) {
            library = Optional.of(CLibrary.UCLIBC);
        } else if (name.startsWith("ld-linux") || name.startsWith("ld64.so.") || name.equals("ld.so.1")) {
            library = Optional.of(CLibrary.GLIBC);
        }
        return library.map(found -> new CLibraries(found, "interpreter " + path));
    }

    private static Optional<CLibraries> byText(Image image) {
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && !segment.writable()) {
                Bytes content = image.content(segment);
                long at = content.indexOf(MUSL_TEXT, 0);
                if (at >= 0) {
                    return Optional.of(new CLibraries(
                            CLibrary.STATIC_MUSL,
                            "musl's text \"No error information\" at offset 0x"
                                    + Long.toHexString(content.start() + at)));
                }
            }
        }
        return Optional.empty();
    }
}
