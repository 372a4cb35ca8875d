package dev.seaworthy.fuzz;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicSymbols;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Section;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.ArrayList;
import java.util.List;

/** The version tables: the input overwrites those of a sound file, from their beginning, whatever lies behind them. */
final class VersionsTarget implements FuzzTarget {
    private static final int KINDS = 3;

    private final List<byte[]> bases = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();

    VersionsTarget() {
        for (Machine machine : List.of(Machine.AMD64, Machine.I386, Machine.S390X)) {
            TinyElf file = Samples.library(machine)
                    .needs("libc.so.6", "GLIBC_2.17", "GLIBC_2.34")
                    .needs("libm.so.6", "GLIBC_2.29")
                    .imports("puts", "GLIBC_2.17");
            byte[] bytes = file.bytes();
            ElfFile elf = ElfFile.read(Bytes.of(bytes)).orThrow();
            int[] place = new int[KINDS];
            for (int i = 0; i < KINDS; i++) {
                String name = List.of(".gnu.version_r", ".gnu.version_d", ".gnu.version")
                        .get(i);
                place[i] = elf.sections()
                        .orThrow()
                        .named(name)
                        .map(Section::offset)
                        .orElse(64L)
                        .intValue();
            }
            bases.add(bytes);
            places.add(place);
        }
    }

    @Override
    public void run(byte[] input) {
        int which = input.length == 0 ? 0 : input[0] & 0xff;
        int base = which % bases.size();
        byte[] file = bases.get(base).clone();
        List<byte[]> parts = Bytewise.split(input, KINDS + 1);
        for (int i = 0; i < KINDS; i++) {
            int at = places.get(base)[i];
            byte[] part = parts.get(i + 1);
            System.arraycopy(part, 0, file, at, Math.min(part.length, file.length - at));
        }
        ElfFile elf = ElfFile.read(Bytes.of(file)).orThrow();
        elf.versionNeeds();
        elf.versionDefinitions();
        elf.dynamicSymbols()
                .map(found -> found.stream().flatMap(DynamicSymbols::stream).count());
        DynamicObject.of(elf);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < bases.size(); i++) {
            byte[] first = {(byte) i};
            byte[][] parts = {first, slice(i, 0), slice(i, 1), slice(i, 2)};
            seeds.add(Bytewise.parts(parts));
        }
        return seeds;
    }

    private byte[] slice(int base, int kind) {
        int at = places.get(base)[kind];
        return java.util.Arrays.copyOfRange(bases.get(base), at, Math.min(at + 96, bases.get(base).length));
    }
}
