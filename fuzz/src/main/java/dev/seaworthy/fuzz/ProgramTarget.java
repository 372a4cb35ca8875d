package dev.seaworthy.fuzz;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.inspect.hardening.Hardening;
import java.util.ArrayList;
import java.util.List;

/** Everything that is found out about an executable. */
final class ProgramTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        read(input);
    }

    static void read(byte[] file) {
        Examination examination = BinaryReader.examine(Bytes.of(file));
        if (ElfFile.read(Bytes.of(file)) instanceof Parsed.Read<ElfFile>(ElfFile elf)) {
            if (examination instanceof Examination.Executable(var facts)) {
                Hardening.of(elf, facts);
            }
            BinaryReader.moduleData(elf);
            long[] length = new long[1];
            BinaryReader.forEachFunction(elf, (entry, name) -> length[0] += name.length());
        }
        BinaryReader.functions(Bytes.of(file), table -> {
            table.forEachFile(name -> {});
            table.summary();
            return table.contains("main.main");
        });
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>(Samples.tiny());
        seeds.addAll(samples.cutDown());
        seeds.add(Bytewise.text("#!/bin/sh\necho\n"));
        seeds.add(Bytewise.text("!<arch>\ndebian-binary   0           0     0     100644  4         `\n2.0\n"));
        return seeds;
    }
}
