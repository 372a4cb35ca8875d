package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where texts lie that a program never changes.
 *
 * @param beforeTable what lies before the function table, or all where there is no table there: Go's linker puts texts
 *     first, and the table behind them is several times larger
 * @param all all such places
 */
record Constants(List<Bytes> beforeTable, List<Bytes> all) {
    static Constants of(Image image, Optional<FunctionTable.Summary> table) {
        long offset = table.map(FunctionTable.Summary::offset).orElse(Long.MAX_VALUE);
        // Constants share a segment with code only where linkers make no segment of their own for them.
        boolean separate = false;
        for (Segment segment : image.elf().segments()) {
            separate |= isConstant(segment) && !segment.executable();
        }
        List<Bytes> before = new ArrayList<>();
        List<Bytes> all = new ArrayList<>();
        for (Segment segment : image.elf().segments()) {
            if (isConstant(segment) && !(separate && segment.executable())) {
                Bytes content = image.content(segment);
                long within = offset - content.start();
                boolean cut = within >= 0 && within < content.size();
                before.add(cut ? content.slice(0, within, "constants") : content);
                all.add(content);
            }
        }
        return new Constants(before, all);
    }

    private static boolean isConstant(Segment segment) {
        return segment.type() == Segment.LOAD && !segment.writable();
    }
}
