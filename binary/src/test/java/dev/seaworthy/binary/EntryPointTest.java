package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program whose first instruction is not in the file is loaded by the kernel all the same, and crashes. */
class EntryPointTest {
    /** Where e_entry lies. */
    private static final int ENTRY = 24;

    private final byte[] file = TinyElf.executable(Machine.AMD64).bytes();

    @Test
    void aWholeProgramIsNotDamaged() {
        assertThat(damage()).isEmpty();
    }

    @Test
    void itsCodeWasNotWritten() {
        int code = (int) entry() & 0xfff;
        for (int i = 0; i < 16; i++) {
            file[code + i] = 0;
        }

        assertThat(damage()).singleElement().asString().contains("the entry point", "code, not zero bytes");
    }

    @Test
    void noSegmentHasItsCode() {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(ENTRY, entry() + (1 << 30));

        assertThat(damage())
                .singleElement()
                .asString()
                .contains("the entry point", "offset=24", "an address in a segment's bytes");
    }

    private long entry() {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(ENTRY);
    }

    private List<Parsed.Malformed<?>> damage() {
        return ((Examination.Executable) BinaryReader.examine(Bytes.of(file)))
                .facts()
                .damage();
    }
}
