package dev.seaworthy.binary.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner takes eight bytes at a time; here it is compared with one that takes them one by one. */
class X86CallsTest {
    private static final long TEXT = 0x40_1000;
    /** More than two pieces, and no whole number of words. */
    private static final int SIZE = 2 * (1 << 16) + 1_237;
    /** What calls and references are made of, and what looks like it. */
    private static final int[] TELLING = {0xe8, 0x8d, 0x48, 0x4c, 0x49, 0x05, 0x3d, 0x00, 0xff, 0xe9, 0x8c, 0x01};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatALookAtEachByteFinds(long seed) {
        byte[] code = code(new Random(seed));
        AddressSet functions = new AddressSet(SIZE);
        for (int offset = 0; offset < SIZE; offset += 4) {
            functions.add(offset);
        }
        functions.seal();
        FunctionValues none = new FunctionValues(8, TEXT, SIZE, functions);
        none.seal();

        // In one go, and in parts as two threads take them.
        for (int part : List.of(SIZE, SIZE / 3 / 4 * 4)) {
            Calls calls = new Calls(functions, SIZE);
            CallScanner scanner = CallScanner.of(Architecture.AMD64).orElseThrow();
            for (int start = 0; start < SIZE; start += part) {
                scanner.scan(Bytes.of(code), start, part, TEXT, none, calls);
            }
            List<String> found = new ArrayList<>();
            calls.forEach((site, callee, direct) -> found.add(line(site, callee, direct)));

            assertThat(found).hasSizeGreaterThan(1_000).isEqualTo(oneByOne(code));
        }
    }

    private static String line(int site, int callee, boolean direct) {
        return site + (direct ? " calls " : " takes ") + callee;
    }

    private static byte[] code(Random random) {
        byte[] code = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            code[i] = (byte) (random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : random.nextInt());
        }
        ByteBuffer buffer = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        // Instructions that lead to the beginning of a function, at places of every kind; also across pieces' ends.
        for (int i = 0; i < 4_000; i++) {
            int at = i < 40 ? (1 << 16) - 20 + i : 1 + random.nextInt(SIZE - 10);
            int target = random.nextInt(SIZE / 4) * 4;
            if (random.nextBoolean()) {
                buffer.put(at, (byte) 0xe8).putInt(at + 1, target - at - 5);
            } else {
                buffer.put(at, (byte) (random.nextBoolean() ? 0x48 : 0x4c)).put(at + 1, (byte) 0x8d);
                buffer.put(at + 2, (byte) (5 + 8 * random.nextInt(8))).putInt(at + 3, target - at - 7);
            }
        }
        return code;
    }

    private static List<String> oneByOne(byte[] code) {
        ByteBuffer buffer = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            if (code[i] == (byte) 0xe8 && i + 5 <= SIZE) {
                add(found, i, i + 5 + buffer.getInt(i + 1), true);
            } else if (code[i] == (byte) 0x8d
                    && i > 0
                    && i + 6 <= SIZE
                    && (code[i - 1] & 0xfb) == 0x48
                    && (code[i + 1] & 0xc7) == 5) {
                add(found, i, i + 6 + buffer.getInt(i + 2), false);
            }
        }
        return found;
    }

    private static void add(List<String> found, int site, int callee, boolean direct) {
        if (callee >= 0 && callee < SIZE && callee % 4 == 0) {
            found.add(line(site, callee, direct));
        }
    }
}
