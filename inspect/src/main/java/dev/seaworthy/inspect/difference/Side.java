package dev.seaworthy.inspect.difference;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.hardening.Hardening;
import dev.seaworthy.inspect.needs.Needs;
import dev.seaworthy.inspect.size.PackageSize;
import dev.seaworthy.inspect.size.Sizes;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One of the two builds. Independent of the file once it was read.
 *
 * @param facts what it is
 * @param needs what it needs of a Linux
 * @param hardening its protections
 * @param code bytes of code by import path
 */
public record Side(BinaryFacts facts, Needs needs, Hardening hardening, NavigableMap<String, Long> code) {
    public Side {
        code = Collections.unmodifiableNavigableMap(new TreeMap<>(code));
    }

    /**
     * Reads one.
     *
     * @param elf the file, still open
     * @param facts the same file's facts
     */
    public static Side of(ElfFile elf, BinaryFacts facts) {
        NavigableMap<String, Long> code = new TreeMap<>();
        for (PackageSize one : Sizes.of(elf, facts).packages()) {
            code.merge(one.path(), one.code(), Long::sum);
        }
        return new Side(facts, Needs.of(facts), Hardening.of(elf, facts), code);
    }
}
