package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.testkit.Machine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes function tables; {@link FunctionTableHeader} draws them. The function with index i begins 16 i behind the first. */
final class TinyFunctionTable {
    private final Layout layout;
    private final long text;
    private final int word;
    private final ByteBuffer out;
    private int end;

    TinyFunctionTable(Machine machine, Layout layout, long text) {
        this.layout = layout;
        this.text = text;
        this.word = machine.wordSize();
        this.out = ByteBuffer.allocate(0x3000).order(machine.order());
    }

    byte[] write(List<String> functions, List<String> inlined, List<String> files) {
        out.putInt(
                0,
                switch (layout) {
                    case GO_1_2 -> 0xffff_fffb;
                    case GO_1_16 -> 0xffff_fffa;
                    case GO_1_18 -> 0xffff_fff0;
                    case GO_1_20, GO_1_26 -> 0xffff_fff1;
                });
        out.put(6, (byte) 1).put(7, (byte) word);
        word(8, functions.size());
        if (layout == Layout.GO_1_2) {
            old(functions, files);
        } else {
            split(functions, inlined, files);
        }
        byte[] table = new byte[end];
        out.get(0, table);
        return table;
    }

    private void old(List<String> functions, List<String> files) {
        int list = 8 + word;
        int pair = 2 * word;
        end = list + functions.size() * pair + word + 4;
        for (int i = 0; i < functions.size(); i++) {
            int name = string(functions.get(i));
            word(list + i * pair, text + 16L * i);
            word(list + i * pair + word, end);
            word(end, text + 16L * i);
            out.putInt(end + word, name);
            end += word + 36;
        }
        word(list + functions.size() * pair, text + 16L * functions.size());
        int[] offsets = new int[files.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = string(files.get(i));
        }
        out.putInt(list + functions.size() * pair + word, end);
        out.putInt(end, files.size() + 1);
        for (int i = 0; i < offsets.length; i++) {
            out.putInt(end + 4 * (i + 1), offsets[i]);
        }
        end += 4 * (files.size() + 1);
    }

    private void split(List<String> functions, List<String> inlined, List<String> files) {
        boolean relative = layout != Layout.GO_1_16;
        int offsets = relative ? 8 + 3 * word : 8 + 2 * word;
        word(8 + word, files.size());
        if (relative) {
            word(8 + 2 * word, layout == Layout.GO_1_26 ? 0 : text);
        }
        end = offsets + 5 * word;
        int names = end;
        int[] nameOffsets = new int[functions.size()];
        for (int i = 0; i < nameOffsets.length; i++) {
            nameOffsets[i] = string(functions.get(i)) - names;
        }
        inlined.forEach(this::string);
        int units = end;
        end += 8;
        int paths = end;
        files.forEach(this::string);
        int data = end;
        end = (end + 8 + 7) / 8 * 8;
        int list = end;
        int[] parts = {names, units, paths, data, list};
        for (int i = 0; i < parts.length; i++) {
            word(offsets + i * word, parts[i]);
        }
        int size = relative ? 4 : word;
        end = list + (2 * functions.size() + 1) * size;
        for (int i = 0; i <= functions.size(); i++) {
            entry(list + 2 * i * size, size, relative ? 16L * i : text + 16L * i);
            if (i < functions.size()) {
                entry(list + (2 * i + 1) * size, size, end - list);
                entry(end, size, relative ? 16L * i : text + 16L * i);
                out.putInt(end + size, nameOffsets[i]);
                end += size + 40;
            }
        }
    }

    private void entry(int at, int size, long value) {
        if (size == 4) {
            out.putInt(at, (int) value);
        } else {
            out.putLong(at, value);
        }
    }

    private int string(String value) {
        int at = end;
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.put(at, bytes);
        end += bytes.length + 1;
        return at;
    }

    private void word(int at, long value) {
        entry(at, word, value);
    }
}
