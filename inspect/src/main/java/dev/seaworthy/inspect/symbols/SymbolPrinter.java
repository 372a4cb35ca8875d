package dev.seaworthy.inspect.symbols;

import dev.seaworthy.elf.Symbol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints symbols in the columns of {@code go tool nm}: the address in hexadecimal, eight wide or more; when asked for, the
 * size in decimal, ten wide; the letter; the name; when asked for, the type. No text is made of a name: its bytes go from the
 * file to the output.
 */
public final class SymbolPrinter {
    private static final int BUFFER = 1 << 16;
    private static final int ADDRESS_WIDTH = 8;
    private static final int SIZE_WIDTH = 10;
    /** An address, a size, a letter, a type and what stands between. */
    private static final int MOST_BUT_NAME = 80;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final boolean sizes;
    private final boolean types;
    private byte[] buffer = new byte[BUFFER];
    private int used;

    /**
     * @param sizes whether there is a column of sizes
     * @param types whether the type stands behind the name
     */
    public SymbolPrinter(OutputStream out, boolean sizes, boolean types) {
        this.out = out;
        this.sizes = sizes;
        this.types = types;
    }

    /**
     * Prints symbols in the order given.
     *
     * @param indexes which ones
     * @throws IOException when nobody takes them
     */
    public void print(SymbolList symbols, int[] indexes) throws IOException {
        for (int index : indexes) {
            line(symbols, index);
        }
        out.write(buffer, 0, used);
        used = 0;
    }

    private void line(SymbolList symbols, int index) throws IOException {
        int length = symbols.nameLength(index);
        if (buffer.length - used < length + MOST_BUT_NAME) {
            out.write(buffer, 0, used);
            used = 0;
            if (buffer.length < length + MOST_BUT_NAME) {
                buffer = new byte[length + MOST_BUT_NAME];
            }
        }
        if (symbols.located(index)) {
            number(symbols.address(index), ADDRESS_WIDTH, 16);
        } else {
            blanks(ADDRESS_WIDTH);
        }
        if (sizes) {
            put(' ');
            number(symbols.size(index), SIZE_WIDTH, 10);
        }
        put(' ');
        put(symbols.code(index));
        put(' ');
        symbols.copyName(index, buffer, used, length);
        harmless(used, used + length);
        used += length;
        if (types) {
            put(' ');
            for (char letter : type(symbols.type(index)).toCharArray()) {
                put(letter);
            }
        }
        put('\n');
    }

    /** Names come from strangers: what controls a terminal must not reach one. */
    private void harmless(int from, int to) {
        for (int i = from; i < to; i++) {
            byte one = buffer[i];
            // C1 controls are U+0080 to U+009F, in UTF-8 the byte C2 and one of 80 to 9F.
            boolean control = (one >= 0 && one < ' ') || one == 0x7f;
            boolean second = (one & 0xe0) == 0x80 && i > from && buffer[i - 1] == (byte) 0xc2;
            if (control || second) {
                buffer[i] = '?';
                if (second) {
                    buffer[i - 1] = '?';
                }
            }
        }
    }

    /** The type of a symbol in a word. */
    public static String type(int type) {
        return switch (type) {
            case Symbol.TYPE_NONE -> "none";
            case Symbol.TYPE_OBJECT -> "object";
            case Symbol.TYPE_FUNCTION -> "func";
            case Symbol.TYPE_TLS -> "tls";
            case Symbol.TYPE_GNU_IFUNC -> "ifunc";
            case 3 -> "section";
            case 4 -> "file";
            case 5 -> "common";
            default -> "type" + type;
        };
    }

    private void put(char letter) {
        buffer[used] = (byte) letter;
        used++;
    }

    private void blanks(int count) {
        for (int i = 0; i < count; i++) {
            put(' ');
        }
    }

    /** A number at the right of a column; a wider one takes the room that it needs. */
    private void number(long value, int width, int base) {
        int digits = 1;
        for (long rest = Long.divideUnsigned(value, base); rest != 0; rest = Long.divideUnsigned(rest, base)) {
            digits++;
        }
        blanks(width - digits);
        long rest = value;
        for (int i = used + digits - 1; i >= used; i--) {
            long shorter = Long.divideUnsigned(rest, base);
            buffer[i] = DIGITS[(int) (rest - shorter * base)];
            rest = shorter;
        }
        used += digits;
    }
}
