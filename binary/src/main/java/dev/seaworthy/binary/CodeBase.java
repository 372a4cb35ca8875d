package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.SectionTable;
import java.util.OptionalLong;

/** What the places in a function table are relative to. */
final class CodeBase {
    private CodeBase() {}

    /** The address of the beginning; 0 when places are addresses, empty when it was not found. */
    static OptionalLong of(Image image, SectionTable sections, FunctionTable table) {
        if (table.summary().layout() == Layout.GO_1_2 || table.summary().layout() == Layout.GO_1_16) {
            return OptionalLong.of(0);
        }
        if (table.textInHeader() != 0) {
            return OptionalLong.of(table.textInHeader());
        }
        return ModuleData.find(image, sections, table)
                .map(data -> OptionalLong.of(data.text()))
                .orElse(OptionalLong.empty());
    }
}
