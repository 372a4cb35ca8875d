package dev.seaworthy.inspect.hardening;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.ElfFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The protections of a binary, in the order in which people ask for them.
 *
 * @param protections one of each kind
 */
public record Hardening(List<Protection> protections) {
    public Hardening {
        protections = List.copyOf(protections);
    }

    /**
     * Reads them.
     *
     * @param elf the file, still open
     * @param facts the same file's facts
     */
    public static Hardening of(ElfFile elf, BinaryFacts facts) {
        Subject subject = Subject.of(elf, facts);
        List<Protection> all = new ArrayList<>();
        all.addAll(AddressSpace.of(subject));
        all.addAll(Memory.of(subject));
        all.addAll(CompiledC.of(subject));
        all.add(SearchPaths.of(subject));
        all.addAll(Traces.of(subject));
        return new Hardening(all);
    }

    /** The protection with an id. */
    public Optional<Protection> find(String id) {
        return protections.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
