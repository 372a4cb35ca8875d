package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.Relocation;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The record in which the Go linker tells the runtime where everything is (golang/go, {@code src/runtime/symtab.go},
 * {@code moduledata}). In words:
 *
 * <pre>
 *   since 1.16   0 function table · 1 names · 4 units · 7 files · 10 data · 13 structures · 16 list (slices of 3)
 *                19 findfunctab · 20 lowest address of code · 21 highest · 22 beginning of Go's code · 23 its end
 *   before       0 function table · 3 list · 6 files (slices of 3) · 9 findfunctab · 10 lowest · 11 highest · 12 · 13
 * </pre>
 *
 * The beginning of Go's code is not that of section {@code .text}: other linkers put C's start code before it.
 *
 * @param address where it is mapped
 * @param lowest the address of the first function
 * @param highest the end of the last one
 * @param text the beginning of Go's code, to which tables of Go 1.18 and newer are relative
 * @param textEnd its end
 */
public record ModuleData(long address, long lowest, long highest, long text, long textEnd) {
    private static final int LOWEST = 20;
    private static final int LOWEST_BEFORE_1_16 = 10;

    /** Finds it by the pointer to the function table with which it begins. */
    static Optional<ModuleData> find(Image image, SectionTable sections, FunctionTable table) {
        FunctionTable.Summary summary = table.summary();
        Optional<Section> own = sections.named(".go.module");
        if (own.isPresent()) {
            Optional<ModuleData> found = read(image, own.get().address(), summary);
            if (found.isPresent()) {
                return found;
            }
        }
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.writable()) {
                Optional<ModuleData> found = in(image, segment, summary);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        // The pointer may be in a relocation only.
        return image.relocatable()
                ? image.relocation(relocation -> relocation.addend() == summary.address()
                                && read(image, relocation.offset(), summary).isPresent())
                        .map(Relocation::offset)
                        .flatMap(address -> read(image, address, summary))
                : Optional.empty();
    }

    private static Optional<ModuleData> in(Image image, Segment segment, FunctionTable.Summary table) {
        int word = image.wordSize();
        var content = image.content(segment);
        for (long at = 0; content.contains(at, word); at += word) {
            if (content.word(at, word) == table.address()) {
                OptionalLong address = image.address(content.start() + at);
                Optional<ModuleData> found =
                        address.isPresent() ? read(image, address.getAsLong(), table) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ModuleData> read(Image image, long address, FunctionTable.Summary table) {
        int word = image.wordSize();
        if (image.word(address) != table.address()) {
            return Optional.empty();
        }
        long lowest = address + (long) word * (table.layout() == Layout.GO_1_2 ? LOWEST_BEFORE_1_16 : LOWEST);
        ModuleData data = new ModuleData(
                address,
                image.word(lowest),
                image.word(lowest + word),
                image.word(lowest + 2L * word),
                image.word(lowest + 3L * word));
        boolean plausible = image.isCode(data.text)
                && image.isCode(data.lowest)
                && Long.compareUnsigned(data.text, data.lowest) <= 0
                && Long.compareUnsigned(data.lowest, data.highest) < 0
                && Long.compareUnsigned(data.text, data.textEnd) < 0;
        return plausible ? Optional.of(data) : Optional.empty();
    }
}
