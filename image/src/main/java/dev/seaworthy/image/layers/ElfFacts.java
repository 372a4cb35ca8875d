package dev.seaworthy.image.layers;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.OriginalRoot;
import dev.seaworthy.target.root.Unfit;
import java.util.Optional;

/**
 * What is kept of an ELF file.
 *
 * @param architecture for which it was made
 * @param glibcRelease the release that glibc's library says it is
 * @param view what loaders see
 */
record ElfFacts(Optional<Architecture> architecture, Optional<String> glibcRelease, View view) {
    /** What loaders see of it. */
    sealed interface View {
        record Loadable(DynamicObject object, Optional<Loader> loader) implements View {}

        record NotAnObject(String reason) implements View {}

        record Unknown(String reason) implements View {}
    }

    /** Reads a whole file. */
    static ElfFacts of(Bytes bytes) {
        return switch (ElfFile.read(bytes)) {
            case Parsed.Read<ElfFile>(ElfFile elf) -> {
                View view = view(elf);
                yield new ElfFacts(OriginalRoot.architecture(bytes), release(elf, view), view);
            }
            case Parsed.Malformed<ElfFile> malformed -> notAnObject(Unfit.damaged(bytes.size(), malformed));
            case Parsed.NotThisFormat<ElfFile> _ -> notAnObject(Unfit.notElf(bytes.size()));
        };
    }

    private static ElfFacts notAnObject(String reason) {
        return new ElfFacts(Optional.empty(), Optional.empty(), new View.NotAnObject(reason));
    }

    /** Of a file of which only the beginning was read. */
    static ElfFacts ofHeader(Bytes beginning, String reason) {
        Optional<Architecture> architecture =
                ElfHeader.read(beginning).asOptional().flatMap(ElfHeader::architecture);
        return new ElfFacts(architecture, Optional.empty(), new View.Unknown(reason));
    }

    private static View view(ElfFile elf) {
        return switch (DynamicObject.of(elf)) {
            case Parsed.Read<Optional<DynamicObject>>(Optional<DynamicObject> object) ->
                object.isPresent()
                        ? new View.Loadable(object.get(), loader(elf, object.get()))
                        : new View.NotAnObject(Unfit.notDynamic(elf.header()));
            case Parsed.Malformed<Optional<DynamicObject>> malformed -> new View.NotAnObject(malformed.describe());
            case Parsed.NotThisFormat<Optional<DynamicObject>> _ -> new View.NotAnObject(Unfit.NOT_ELF);
        };
    }

    private static Optional<Loader> loader(ElfFile elf, DynamicObject object) {
        return Parsed.reading(() -> Loader.of(elf, object)).asOptional();
    }

    /** Only one library says it; looking through all of them would take as long as everything else together. */
    private static Optional<String> release(ElfFile elf, View view) {
        boolean isLibc = view instanceof View.Loadable(DynamicObject object, Optional<Loader> _)
                && object.soname().map(name -> name.startsWith("libc.so")).orElse(false);
        return isLibc
                ? Parsed.reading(() -> GlibcVersion.release(elf.bytes())).orElse(Optional.empty())
                : Optional.empty();
    }
}
