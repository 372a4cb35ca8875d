package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Go's table of functions ("pclntab"), of which the first byte says word size, byte order and kind of segment. */
public final class FunctionTableTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        if (input.length == 0) {
            return;
        }
        ByteOrder order = (input[0] & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int word = (input[0] & 2) == 0 ? 8 : 4;
        Bytes bytes = Bytes.of(Arrays.copyOfRange(input, 1, input.length)).in(order);
        FunctionTable.read(bytes, word, 0x401000, (input[0] & 4) != 0).ifPresent(table -> {
            table.summary();
            table.forEach((entry, name) -> FunctionNames.packagePath(name));
            table.forEachName(FunctionNames::enclosing);
            table.forEachFile(name -> {});
            table.contains("main.main");
            FunctionIndex.of(table, 0x401000);
        });
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>();
        for (int magic : new int[] {0xffff_fffb, 0xffff_fffa, 0xffff_fff0, 0xffff_fff1}) {
            for (int flags = 0; flags < 4; flags++) {
                seeds.add(table(magic, flags));
            }
        }
        return seeds;
    }

    /** A header, then lists of three functions that share names; the fuzzer finds what else may be there. */
    private static byte[] table(int magic, int flags) {
        int word = (flags & 2) == 0 ? 8 : 4;
        ByteBuffer out =
                ByteBuffer.allocate(600).order((flags & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        out.put((byte) flags)
                .putInt(magic)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 1)
                .put((byte) word);
        boolean old = magic == 0xffff_fffb;
        boolean relative = magic == 0xffff_fff0 || magic == 0xffff_fff1;
        long[] header = old
                ? new long[] {3}
                : relative
                        ? new long[] {3, 1, 0x401000, 100, 150, 160, 190, 200}
                        : new long[] {3, 1, 100, 150, 160, 190, 200};
        for (long value : header) {
            word(out, value, word);
        }
        int list = old ? out.position() : 201;
        int size = relative ? 4 : word;
        out.position(list);
        for (int i = 0; i < 3; i++) {
            word(out, relative ? 16L * i : 0x401000 + 16L * i, size);
            word(out, old ? 300 + 48 * i : 60 + 48 * i, size);
        }
        word(out, relative ? 48 : 0x401030, size);
        for (int i = 0; i < 3; i++) {
            out.position((old ? 301 : 261) + 48 * i);
            word(out, relative ? 16L * i : 0x401000 + 16L * i, size);
            out.putInt(old ? 101 : 1);
        }
        out.put(101, "\0main.main\0runtime.goexit\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.put(161, "/src/main.go\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return out.array();
    }

    private static void word(ByteBuffer out, long value, int size) {
        if (size == 8) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
