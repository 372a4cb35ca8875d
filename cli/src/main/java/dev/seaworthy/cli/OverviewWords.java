package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.CLibrary;
import dev.seaworthy.binary.LinkMode;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.inspect.overview.Overview.DebugInfo;
import java.util.List;

/** What the overview of a binary says in a language; names, versions and paths are the same in all. */
interface OverviewWords {
    /** The words of a language. */
    static OverviewWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new OverviewEnglish();
            case CHINESE -> new OverviewChinese();
        };
    }

    /** What stands before a line. */
    enum Label {
        GO,
        PROGRAM,
        MODULE,
        SOURCE,
        SETTINGS,
        FUNCTIONS,
        LINKED,
        INTERPRETER,
        C_LIBRARY,
        LIBRARIES,
        SEARCH_PATH,
        AT_LEAST,
        KERNEL,
        PROCESSOR,
        PACKED,
        SYMBOLS,
        DEBUG_INFO,
        BUILD_ID,
        HARDENING,
        DAMAGED,
        NEXT
    }

    String label(Label label);

    /** The first line: a Go program or another, for which system and machine, how large. */
    String what(BinaryFacts facts, String size);

    /** Where the release of Go was read, when that was not the build info. */
    String withoutBuildInfo(boolean exact);

    String dependencies(int count);

    String modified();

    String functions(String own, String inlined);

    String linked(LinkMode mode);

    String cLibrary(CLibrary library);

    /** A version and the symbols that need it. */
    String becauseOf(String version, String library, List<String> symbols, int more);

    String kernel(MinimumKernel kernel);

    String startCode(String abiTag);

    String packedBy(String packer);

    String symbols(String count);

    String noSymbols();

    String noSections();

    String debugInfo(DebugInfo info);

    String none();
}
