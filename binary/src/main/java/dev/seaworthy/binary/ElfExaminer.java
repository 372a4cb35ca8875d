package dev.seaworthy.binary;

import dev.seaworthy.binary.Examination.OtherFile;
import dev.seaworthy.binary.Examination.OtherFile.Kind;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Note;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Puts together what an ELF file is. Damage of one part is noted and leaves the others readable. */
final class ElfExaminer {
    private final ElfFile elf;
    private final Image image;
    private final List<Parsed.Malformed<?>> damage = new ArrayList<>();

    private ElfExaminer(ElfFile elf, Executor helper) {
        this.elf = elf;
        this.image = new Image(elf, helper);
    }

    static Examination examine(ElfFile elf, Executor helper) {
        return new ElfExaminer(elf, helper).examine();
    }

    private Examination examine() {
        return switch (elf.header().type()) {
            case ElfHeader.TYPE_EXEC, ElfHeader.TYPE_DYN -> program();
            case ElfHeader.TYPE_REL -> object();
            case ElfHeader.TYPE_CORE ->
                new OtherFile(Kind.CORE_DUMP, "a core dump, the memory of a crashed program, for " + machine());
            default ->
                new OtherFile(
                        Kind.UNKNOWN,
                        "an ELF file of an unknown type (" + elf.header().type() + ")");
        };
    }

    private Examination object() {
        SectionTable sections = sections();
        return sections.named(".gnu.linkonce.this_module").isPresent()
                ? new OtherFile(Kind.KERNEL_MODULE, "a Linux kernel module for " + machine())
                : new OtherFile(Kind.ELF_OBJECT, "an object file for " + machine() + " that is still to be linked");
    }

    private String machine() {
        return elf.header().machineName();
    }

    private Examination program() {
        SectionTable sections = sections();
        if (isDebugFile(sections)) {
            return new OtherFile(
                    Kind.DEBUG_FILE, "debug information of a program for " + machine() + ", without its code");
        }
        Optional<Parsed.Malformed<?>> cut = cut();
        if (cut.isPresent()) {
            return new Examination.Damaged(
                    cut.get().what(), cut.get().offset(), cut.get().expected());
        }
        // The kernel refuses a file whose interpreter it cannot read; so there is no telling how it would run.
        Parsed<Optional<String>> interpreter = elf.interpreter();
        if (interpreter instanceof Parsed.Malformed<Optional<String>>(String what, long offset, String expected)) {
            return new Examination.Damaged(what, offset, expected);
        }
        damage.addAll(SegmentFaults.of(elf));
        return program(interpreter.orElse(Optional.empty()), sections);
    }

    /**
     * What {@code objcopy --only-keep-debug} and {@code eu-strip -f} leave beside a stripped program: headers like the
     * program's own, and no code. The kernel may well execute it: of a static program it crashes at once.
     */
    private static boolean isDebugFile(SectionTable sections) {
        return sections.named(".text")
                .filter(text -> text.type() == Section.NOBITS)
                .isPresent();
    }

    private Examination program(Optional<String> interpreter, SectionTable sections) {
        Beside<Parsed<Optional<DynamicObject>>> loaded = Beside.begin(image.helper(), () -> DynamicObject.of(elf));
        List<Note> notes = elf.notes().orElse(List.of());
        Optional<Packing> packing = Packers.find(elf);
        Optional<String> goBuildId = Parsed.reading(() -> Note.goBuildId(notes)).orElse(Optional.empty());
        Optional<GoFacts> go = GoReader.read(image, sections, goBuildId.isPresent());
        Optional<DynamicObject> dynamic = part(loaded.get(), Optional.empty());
        if (go.isPresent()) {
            damage.addAll(SegmentFaults.ofGo(elf, sections, dynamic.isPresent()));
        }
        Optional<LinkMode> linkMode = LinkModes.find(image, interpreter, dynamic);
        if (linkMode.isEmpty()) {
            String what = isPlugin(dynamic) ? "a Go plugin for " : "a shared library for ";
            return new OtherFile(
                    Kind.SHARED_LIBRARY, what + machine() + go.map(Built::how).orElse(""));
        }
        Optional<String> abiTag = Parsed.reading(() -> Note.abiTag(notes)).orElse(Optional.empty());
        OperatingSystem system = OperatingSystems.find(elf.header(), notes, interpreter, go);
        CLibraries cLibrary = packing.isPresent()
                ? new CLibraries(CLibrary.UNKNOWN, "hidden by " + packing.get().packer())
                : CLibraries.find(image, sections, system, interpreter, dynamic, abiTag, go);
        return new Examination.Executable(new BinaryFacts(
                elf.bytes().size(),
                elf.header(),
                elf.header().architecture(),
                system,
                linkMode.get(),
                interpreter,
                cLibrary.library(),
                cLibrary.evidence(),
                go,
                sections.ofType(Section.SYMTAB).isEmpty(),
                !sections.isEmpty(),
                packing,
                largestAlignment(),
                smallestAlignment(),
                Parsed.reading(() -> Note.buildId(notes)).orElse(Optional.empty()),
                goBuildId,
                abiTag,
                DlopenNotes.read(Parsed.reading(() -> Note.dlopen(notes)).orElse(List.of())),
                StaticGlibcs.find(image, cLibrary),
                dynamic,
                go.flatMap(facts -> CpuLevels.find(image, sections, facts)),
                damage));
    }

    /** A plugin keeps a hash of each of its packages, to be compared with the program's; "go." was written before 1.20. */
    private static boolean isPlugin(Optional<DynamicObject> dynamic) {
        for (DynamicObject.Export export : dynamic.map(DynamicObject::exports).orElse(List.of())) {
            if (export.name().startsWith("go:link.pkghash") || export.name().startsWith("go.link.pkghash")) {
                return true;
            }
        }
        return false;
    }

    /** A segment of which the end is missing: a download that broke off. Such a program dies when it gets there. */
    private Optional<Parsed.Malformed<?>> cut() {
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD && !elf.bytes().contains(segment.offset(), segment.fileSize())) {
                return Optional.of(new Parsed.Malformed<>(
                        "loaded segment of " + Long.toUnsignedString(segment.fileSize()) + " bytes",
                        segment.offset(),
                        "all of it inside the file, which ends after "
                                + elf.bytes().size() + " bytes"));
            }
        }
        return Optional.empty();
    }

    private SectionTable sections() {
        return elf.sections().orElse(new SectionTable(List.of()));
    }

    private <T> T part(Parsed<T> parsed, T missing) {
        if (parsed instanceof Parsed.Malformed<T> malformed) {
            damage.add(malformed);
        }
        return parsed.orElse(missing);
    }

    private long largestAlignment() {
        long largest = 0;
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD && Long.compareUnsigned(segment.align(), largest) > 0) {
                largest = segment.align();
            }
        }
        return largest;
    }

    private long smallestAlignment() {
        long smallest = 0;
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD
                    && (smallest == 0 || Long.compareUnsigned(segment.align(), smallest) < 0)) {
                // 0 and 1 both ask for none.
                smallest = Math.max(1, segment.align());
            }
        }
        return smallest;
    }
}
