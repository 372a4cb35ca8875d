package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.SectionTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Examines files. */
public final class BinaryReader {
    private BinaryReader() {}

    /**
     * Tells what a file is.
     *
     * @throws IOException when it cannot be read: not there, not permitted, a directory, a pipe
     */
    public static Examination examine(Path path) throws IOException {
        return mapped(path, BinaryReader::examine);
    }

    /**
     * The same with a helper, for whoever waits for a single file: some of the work is independent of the rest.
     *
     * @param helper runs what it is given at some time, best in another thread
     * @throws IOException when it cannot be read: not there, not permitted, a directory, a pipe
     */
    public static Examination examine(Path path, Executor helper) throws IOException {
        try {
            return Bytes.withThreads(path, bytes -> examine(bytes, helper));
        } catch (InternalError fault) {
            throw changed(fault);
        }
    }

    /** Tells what a file is of which the bytes are at hand. */
    public static Examination examine(Bytes bytes) {
        return examine(bytes, Runnable::run);
    }

    private static Examination examine(Bytes bytes, Executor helper) {
        return switch (ElfFile.read(bytes)) {
            case Parsed.Read<ElfFile>(ElfFile elf) -> ElfExaminer.examine(elf, helper);
            case Parsed.Malformed<ElfFile>(String what, long offset, String expected) ->
                new Examination.Damaged(what, offset, expected);
            case Parsed.NotThisFormat<ElfFile> _ -> OtherFiles.recognise(bytes);
        };
    }

    /**
     * Looks into the function table of a Go program, which is valid during the call only.
     *
     * @return what the function returned; empty when the file has no function table that can be read
     * @throws IOException when the file cannot be read
     */
    public static <T> Optional<T> functions(Path path, Function<FunctionTable, T> function) throws IOException {
        return mapped(path, bytes -> functions(bytes, function));
    }

    /** Looks into the function table of a Go program of which the bytes are at hand. */
    public static <T> Optional<T> functions(Bytes bytes, Function<FunctionTable, T> function) {
        return ElfFile.read(bytes)
                .asOptional()
                .flatMap(elf ->
                        FunctionTableFinder.find(new Image(elf), elf.sections().orElse(new SectionTable(List.of()))))
                .map(function);
    }

    /**
     * Visits the functions of a Go program that have code of their own, in the order of their addresses.
     *
     * @param visitor gets the address of each as the file has it, before a position-independent program is moved
     * @return whether there is a function table of which the addresses are known
     */
    public static boolean forEachFunction(ElfFile elf, FunctionTable.Visitor visitor) {
        Image image = new Image(elf);
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        Optional<FunctionTable> table = FunctionTableFinder.find(image, sections);
        OptionalLong base = table.map(found -> Parsed.reading(() -> CodeBase.of(image, sections, found))
                        .orElse(OptionalLong.empty()))
                .orElse(OptionalLong.empty());
        if (base.isEmpty()) {
            return false;
        }
        table.orElseThrow().forEach((entry, name) -> visitor.function(base.getAsLong() + entry, name));
        return true;
    }

    /** All functions of a Go program; empty when it has no function table of which the addresses are known. */
    public static Optional<FunctionList> functionList(ElfFile elf) {
        Image image = new Image(elf);
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        return FunctionTableFinder.find(image, sections)
                .flatMap(table -> Parsed.reading(() -> FunctionList.of(table, CodeBase.of(image, sections, table)))
                        .orElse(Optional.empty()));
    }

    /** The build info alone, which is much cheaper than all facts; empty when there is none. */
    public static Optional<BuildInfo> buildInfo(ElfFile elf) {
        return BuildInfoReader.read(new Image(elf), elf.sections().orElse(new SectionTable(List.of())));
    }

    /** Where the Go runtime finds everything; empty when that record was not found. */
    public static Optional<ModuleData> moduleData(ElfFile elf) {
        Image image = new Image(elf);
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        return FunctionTableFinder.find(image, sections)
                .flatMap(table -> Parsed.reading(() -> ModuleData.find(image, sections, table))
                        .orElse(Optional.empty()));
    }

    /**
     * The packages that the Go runtime initialises before it calls {@code main.main}, in that order; empty when the file does
     * not tell, as before Go 1.21.
     */
    public static Optional<List<InitTask>> initTasks(ElfFile elf) {
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        return Parsed.reading(() -> InitTasks.of(new Image(elf), sections)).orElse(Optional.empty());
    }

    /**
     * Which functions of a Go program some of its functions call, in the order in which the calls are written. Calls
     * through function values and interfaces are not among them.
     *
     * @return the called functions by the caller's name; a caller that is not linked, or cannot be read, is not there
     */
    public static Map<String, List<String>> writtenCalls(ElfFile elf, Set<String> callers) {
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        return Parsed.reading(() -> WrittenCalls.of(new Image(elf), sections, callers))
                .orElse(Map.of());
    }

    private static <T> T mapped(Path path, Function<Bytes, T> reader) throws IOException {
        try {
            return Bytes.with(path, reader);
        } catch (InternalError fault) {
            throw changed(fault);
        }
    }

    /** The Java runtime's answer to a page that is no longer there: someone cut the file while it was read. */
    private static IOException changed(InternalError fault) {
        return new IOException("changed while it was read", fault);
    }
}
