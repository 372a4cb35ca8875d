package dev.seaworthy.inspect.start;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.inspect.start.Step.Actor;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the kernel does in {@code execve} (Linux, {@code fs/binfmt_elf.c}, {@code load_elf_binary}). */
final class KernelSteps {
    private final ElfFile elf;
    private final BinaryFacts facts;

    KernelSteps(ElfFile elf, BinaryFacts facts) {
        this.elf = elf;
        this.facts = facts;
    }

    boolean movable() {
        return elf.header().type() == ElfHeader.TYPE_DYN;
    }

    List<Step> steps() {
        return List.of(accept(), interpreter(), base(), map(), stack(), jump());
    }

    private static Step step(String id, String what, String... details) {
        return new Step(id, Actor.KERNEL, what, List.of(), List.of(details));
    }

    private Step accept() {
        ElfHeader header = elf.header();
        String form = 8 * header.wordSize() + " bits, "
                + (header.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big") + " endian, " + header.machineName()
                + ", " + (movable() ? "ET_DYN (may lie anywhere)" : "ET_EXEC (fixed addresses)");
        return step(
                "accept",
                "looks at the first bytes: an ELF file, " + form,
                "a kernel for another architecture, or without a mode for this one, ends here with ENOEXEC:"
                        + " \"exec format error\"",
                elf.segments().size() + " program headers at offset " + hex(header.programHeaders())
                        + "; section headers are not looked at");
    }

    private Step interpreter() {
        Optional<String> path = facts.interpreter();
        return path.isPresent()
                ? step(
                        "interpreter",
                        "finds PT_INTERP and opens " + path.get(),
                        "if that is not there, execve fails with ENOENT, and a shell says of the program itself"
                                + " \"no such file or directory\"")
                : step("interpreter", "finds no PT_INTERP: no loader, and no library, will be in this process");
    }

    private Step base() {
        if (!movable()) {
            return step(
                    "base",
                    "takes the addresses as they are",
                    "only stack, vDSO and what is mapped later are put at random places");
        }
        return step(
                "base",
                facts.interpreter().isPresent()
                        ? "chooses a base at random in the part of the address space that is for programs, and adds it to"
                                + " every address below"
                        : "chooses a base at random, and adds it to every address below",
                "without randomisation (setarch -R, kernel.randomize_va_space=0) the base is always the same");
    }

    private Step map() {
        long memory = 0;
        long file = 0;
        int count = 0;
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD) {
                memory += segment.memorySize();
                file += segment.fileSize();
                count++;
            }
        }
        return step(
                "map",
                "maps " + count + " segments: " + file + " bytes of the file's " + facts.size() + ", " + (memory - file)
                        + " bytes of zeros behind them",
                "in whole pages, and without reading them: each is read at its first use");
    }

    private Step stack() {
        List<String> details = new ArrayList<>();
        Optional<Segment> stack = elf.segment(Segment.GNU_STACK);
        details.add(
                stack.isEmpty()
                        ? "no PT_GNU_STACK: whether it may hold code is the architecture's habit"
                        : stack.get().executable()
                                ? "PT_GNU_STACK " + Mapping.permissions(stack.get()) + ": the stack may hold code"
                                : "PT_GNU_STACK " + Mapping.permissions(stack.get()) + ": the stack cannot hold code");
        programHeaders()
                .ifPresent(address -> details.add("AT_PHDR " + hex(address) + ", AT_PHNUM "
                        + elf.segments().size() + ": the program's headers, in memory"));
        details.add("AT_ENTRY " + hex(elf.header().entry()) + ": the program's entry point");
        details.add(
                facts.interpreter().isPresent() ? "AT_BASE: where the loader lies" : "AT_BASE 0: there is no loader");
        if (facts.go().isPresent()) {
            details.add("the Go runtime reads AT_PAGESZ (page size), AT_RANDOM (seed), AT_SYSINFO_EHDR (vDSO, for the"
                    + " clock) and AT_HWCAP (processor) where the architecture has it");
        }
        return new Step(
                "stack",
                Actor.KERNEL,
                "makes the stack: argc, argv, environment, and the auxiliary vector",
                List.of(),
                details);
    }

    /** Where the program headers are in memory, as the kernel finds out. */
    private Optional<Long> programHeaders() {
        long offset = elf.header().programHeaders();
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD
                    && Long.compareUnsigned(offset, segment.offset()) >= 0
                    && Long.compareUnsigned(offset - segment.offset(), segment.fileSize()) < 0) {
                return Optional.of(segment.address() + offset - segment.offset());
            }
        }
        return Optional.empty();
    }

    private Step jump() {
        return facts.interpreter().isPresent()
                ? step("jump", "returns to user space at the entry point of the loader")
                : step("jump", "returns to user space at " + hex(elf.header().entry()) + ", the entry point");
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
