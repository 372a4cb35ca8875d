package dev.seaworthy.cli;

import dev.seaworthy.binary.Examination;

/** What to do instead, for files that people hand over in place of an executable. */
final class Advice {
    private Advice() {}

    static String forKind(Examination.OtherFile.Kind kind) {
        return switch (kind) {
            case MACH_O, PE -> "; Linux answers \"exec format error\". Build with GOOS=linux";
            case SHARED_LIBRARY -> "; judge the program that loads it";
            case ARCHIVE -> "; unpack it and judge what is inside";
            case SCRIPT -> "; judge the program that runs it";
            case DEBUG_FILE -> "; judge the program that it belongs to";
            case ELF_OBJECT -> "; link it first";
            case EMPTY, TEXT, KERNEL_MODULE, CORE_DUMP, WASM, JAVA_CLASS, UNKNOWN -> ", not a Linux executable";
        };
    }
}
