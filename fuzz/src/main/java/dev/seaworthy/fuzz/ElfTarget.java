package dev.seaworthy.fuzz;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import java.util.ArrayList;
import java.util.List;

/** The ELF reader, part by part. */
final class ElfTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        ElfFile.read(Bytes.of(input)).asOptional().ifPresent(EveryPart::of);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>(Samples.tiny());
        seeds.addAll(samples.cutDown());
        return seeds;
    }
}
