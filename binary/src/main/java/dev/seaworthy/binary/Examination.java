package dev.seaworthy.binary;

/** What examining a file gave. Damage and foreign formats are answers, not exceptions. */
public sealed interface Examination {

    /** An ELF executable, of Go or of another language. */
    record Executable(BinaryFacts facts) implements Examination {}

    /**
     * A file that no Linux can execute as a program of its own, or of which another file is the program.
     *
     * @param kind what it is
     * @param description the same for people, to be put behind "this is": {@code a macOS (Mach-O) executable for arm64}
     */
    record OtherFile(Kind kind, String description) implements Examination {
        /** Kinds of files that people hand over instead of an executable. */
        public enum Kind {
            EMPTY,
            TEXT,
            SCRIPT,
            MACH_O,
            PE,
            ELF_OBJECT,
            KERNEL_MODULE,
            CORE_DUMP,
            DEBUG_FILE,
            SHARED_LIBRARY,
            ARCHIVE,
            WASM,
            JAVA_CLASS,
            UNKNOWN
        }
    }

    /**
     * An ELF file of which not even the headers can be read.
     *
     * @param what the damaged structure or field
     * @param offset where it lies, in bytes from the beginning of the file
     * @param expected what a sound file has there
     */
    record Damaged(String what, long offset, String expected) implements Examination {}
}
