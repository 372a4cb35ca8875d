package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.CLibrary;
import dev.seaworthy.binary.LinkMode;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.inspect.overview.Overview.DebugInfo;
import java.nio.ByteOrder;
import java.util.List;

/** English. */
final class OverviewEnglish implements OverviewWords {
    @Override
    public String label(Label label) {
        return switch (label) {
            case GO -> "Go release";
            case PROGRAM -> "package";
            case MODULE -> "module";
            case SOURCE -> "source";
            case SETTINGS -> "settings";
            case FUNCTIONS -> "functions";
            case LINKED -> "linked";
            case INTERPRETER -> "interpreter";
            case C_LIBRARY -> "C library";
            case LIBRARIES -> "libraries";
            case SEARCH_PATH -> "search path";
            case AT_LEAST -> "at least";
            case KERNEL -> "kernel";
            case PROCESSOR -> "processor";
            case PACKED -> "packed";
            case SYMBOLS -> "symbols";
            case DEBUG_INFO -> "debug info";
            case BUILD_ID -> "build id";
            case HARDENING -> "hardening";
            case DAMAGED -> "damaged";
            case NEXT -> "more";
        };
    }

    @Override
    public String what(BinaryFacts facts, String size) {
        return (facts.go().isPresent() ? "a Go program for " : "a program for ")
                + facts.system().title() + " on " + facts.header().machineName() + ", "
                + 8 * facts.header().wordSize() + " bits, "
                + (facts.header().order() == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian") + ", " + size;
    }

    @Override
    public String withoutBuildInfo(boolean exact) {
        return exact ? "told by a text in the program; there is no build info" : "told by the function table alone";
    }

    @Override
    public String dependencies(int count) {
        return count == 1 ? "1 dependency" : count + " dependencies";
    }

    @Override
    public String modified() {
        return "with changes that were not committed";
    }

    @Override
    public String functions(String own, String inlined) {
        return own + " with code of their own" + (inlined.equals("0") ? "" : ", " + inlined + " only inlined");
    }

    @Override
    public String linked(LinkMode mode) {
        return switch (mode) {
            case STATIC -> "statically, at fixed addresses";
            case STATIC_PIE -> "statically, at any address (static PIE)";
            case DYNAMIC -> "dynamically, at fixed addresses";
            case PIE -> "dynamically, at any address (PIE)";
        };
    }

    @Override
    public String cLibrary(CLibrary library) {
        return switch (library) {
            case GLIBC -> "glibc";
            case MUSL -> "musl";
            case UCLIBC -> "uClibc";
            case STATIC_GLIBC -> "glibc, linked in";
            case STATIC_MUSL -> "musl, linked in";
            case NONE -> "none";
            case UNKNOWN -> "not known";
        };
    }

    @Override
    public String becauseOf(String version, String library, List<String> symbols, int more) {
        return version + " of " + library
                + (symbols.isEmpty()
                        ? ""
                        : ", for " + String.join(", ", symbols) + (more > 0 ? " and " + more + " more" : ""));
    }

    @Override
    public String kernel(MinimumKernel kernel) {
        return "Linux " + kernel.version() + " (" + kernel.reason() + ")";
    }

    @Override
    public String startCode(String abiTag) {
        return abiTag + " (the C library's start code)";
    }

    @Override
    public String packedBy(String packer) {
        return "by " + packer + ": what is inside cannot be seen";
    }

    @Override
    public String symbols(String count) {
        return count + " in the symbol table";
    }

    @Override
    public String noSymbols() {
        return "none: stripped";
    }

    @Override
    public String noSections() {
        return "none: even the section headers were removed";
    }

    @Override
    public String debugInfo(DebugInfo info) {
        return switch (info) {
            case NONE -> "none";
            case PLAIN -> "DWARF";
            case COMPRESSED -> "DWARF, compressed";
            case ELSEWHERE -> "in a file of its own";
        };
    }

    @Override
    public String none() {
        return "none";
    }
}
