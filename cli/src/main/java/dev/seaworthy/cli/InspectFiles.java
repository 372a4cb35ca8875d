package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens what the words of the command line name, one file after another. */
final class InspectFiles {

    private final Terminal terminal;
    private final Visitor visitor;
    private final boolean elfOnly;
    private final FilesInRoots roots;

    /**
     * @param roots opens files of images
     * @param elfOnly whether the ELF file is enough and the facts of a program need not be read
     */
    InspectFiles(Terminal terminal, Visitor visitor, FilesInRoots roots, boolean elfOnly) {
        this.terminal = terminal;
        this.visitor = visitor;
        this.roots = roots;
        this.elfOnly = elfOnly;
    }

    /** Gets what was opened. */
    interface Visitor {
        /** An executable, open during the call. */
        void binary(Inspected binary);

        /** An ELF file, open during the call, in place of the above when facts are not wanted. */
        void elf(String name, ElfFile elf);

        /** Whether an ELF file that was met in a directory is to be shown, when facts are not wanted. */
        boolean concerns(ElfFile elf);

        /** A file that a user named and that is no executable. */
        void other(String name, Examination.OtherFile file);

        /** A file that cannot be read. */
        void refused(String name, String reason);
    }

    /** Whether a name stands for more than one file. */
    boolean areSeveral(String name) {
        try {
            return Files.isDirectory(FileNames.path(name));
        } catch (IOException nothing) {
            return false;
        }
    }

    /** Visits what a name stands for. */
    void visit(String name) {
        try {
            if (InspectProcess.isNamedBy(name)) {
                process(name);
                return;
            }
            Optional<FileInRoot> inRoot = FileInRoot.named(name);
            if (inRoot.isPresent()) {
                inRoot(name, inRoot.get());
                return;
            }
            Path path = FileNames.path(name);
            if (Files.isDirectory(path)) {
                directory(name, path);
            } else {
                file(name, path, true);
            }
        } catch (IOException problem) {
            visitor.refused(name, Complaints.reason(problem));
        }
    }

    /**
     * Visits a file.
     *
     * @param named whether a user named it; otherwise what is no executable is passed over
     * @return whether there was something to say of it
     */
    private boolean file(String name, Path path, boolean named) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Bytes bytes = Bytes.map(path, arena);
            if (!named && !bytes.matches(0, DirectoryFiles.ELF)) {
                return false;
            }
            return examined(name, path.toAbsolutePath().normalize().toString(), Optional.empty(), bytes, named);
        } catch (InternalError fault) {
            // The Java runtime's answer to a page that is no longer there: someone cut the file while it was read.
            throw new IOException("changed while it was read", fault);
        }
    }

    private boolean examined(String name, String place, Optional<Inspected.Home> home, Bytes bytes, boolean named) {
        if (elfOnly && ElfFile.read(bytes) instanceof Parsed.Read<ElfFile>(ElfFile elf)) {
            if (!named && !visitor.concerns(elf)) {
                return false;
            }
            visitor.elf(name, elf);
            return true;
        }
        switch (BinaryReader.examine(bytes)) {
            case Examination.Executable(BinaryFacts facts) -> {
                if (ElfFile.read(bytes) instanceof Parsed.Read<ElfFile>(ElfFile elf)) {
                    visitor.binary(new Inspected(name, place, home, elf, facts));
                }
            }
            case Examination.OtherFile other -> {
                if (!named) {
                    return false;
                }
                visitor.other(name, other);
            }
            case Examination.Damaged damaged -> visitor.refused(name, Complaints.damage(damaged));
        }
        return true;
    }

    /** The program of a process: the file that was started, even when another one lies at its path by now. */
    private void process(String name) throws IOException {
        InspectProcess process = InspectProcess.named(name);
        try (Arena arena = Arena.ofConfined()) {
            Bytes bytes = Bytes.map(process.executable(), arena);
            boolean _ = examined(process.shownAs(), process.place(), process.home(), bytes, true);
        } catch (InternalError fault) {
            throw new IOException("changed while it was read", fault);
        }
    }

    /** A file in an image, or in a directory that is a root. */
    private void inRoot(String name, FileInRoot wanted) throws IOException {
        FilesInRoots.Opened opened = roots.open(wanted);
        try (Arena arena = Arena.ofConfined()) {
            Bytes bytes = Bytes.map(opened.file(), arena);
            Inspected.Home home = new Inspected.Home(wanted.root(), Optional.of(opened.home()));
            boolean _ = examined(name, opened.place(), Optional.of(home), bytes, true);
        } catch (InternalError fault) {
            throw new IOException("changed while it was read", fault);
        }
    }

    /** A directory holds other things too: what is no executable is passed over without a word. */
    private void directory(String name, Path directory) throws IOException {
        boolean[] any = new boolean[1];
        List<Path> files = DirectoryFiles.below(directory, (file, reason) -> {
            visitor.refused(file.toString(), reason);
            any[0] = true;
        });
        // With the answer on the same screen a bar would only be in the way.
        boolean bar = terminal.screen().isTerminal(2) && !terminal.screen().isTerminal(1);
        try (Progress progress = new Progress(terminal.err(), bar, files.size())) {
            for (Path file : files) {
                progress.step(file.toString());
                try {
                    any[0] |= file(file.toString(), file, false);
                } catch (IOException | UncheckedIOException problem) {
                    visitor.refused(
                            file.toString(),
                            problem instanceof IOException io
                                    ? Complaints.reason(io)
                                    : String.valueOf(problem.getMessage()));
                    any[0] = true;
                }
            }
        }
        if (!any[0]) {
            visitor.refused(name, "holds no Linux executable");
        }
    }
}
