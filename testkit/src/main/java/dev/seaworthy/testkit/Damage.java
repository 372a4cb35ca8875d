package dev.seaworthy.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages sound input by its structure, whatever its format: cuts it, turns bits over, puts numbers in it that lie beside the
 * ends of types, repeats lines, nests brackets. The same seed makes the same damage.
 */
public final class Damage {
    /** Another one, given with {@code -Dseaworthy.seed}, tries other damage. */
    public static final long SEED = Long.getLong("seaworthy.seed", 20_261_129);

    /** Numbers for binary fields: ends of types, the numbers beside them, and what overflows when it is multiplied. */
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        0x7fff,
        0x8000,
        0xffff,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        0x1_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x1fff_ffff_ffff_ffffL,
        -8
    };

    /** The same for numbers in text, and forms that only some readers of numbers take. */
    private static final List<String> NUMBERS = List.of(
            "",
            "0",
            "-1",
            "00",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "4294967295",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "-9223372036854775809",
            "1e999999999",
            "0x7fffffffffffffff",
            "1.7976931348623157e309",
            "NaN",
            "\u0664\u0662",
            "9".repeat(5_000));

    private static final List<String> ODD = List.of(
            "\0",
            "\r",
            "\n",
            "\n\n",
            "\t",
            " ",
            "\"",
            "'",
            "\\",
            "\\\n",
            "$",
            "${",
            "%",
            "%%i",
            "#",
            ":",
            "=",
            ",",
            "/",
            "../",
            "*",
            "&a",
            "*a",
            "<<",
            "[",
            "]",
            "{",
            "}",
            "(",
            "-",
            "!",
            "~",
            "\ufeff",
            "\u2028",
            "\u0130",
            "\ud83d\ude00");

    private static final List<String> NESTING = List.of(
            "[", "{", "{\"a\":", "(", "- ", "${", "\"", "\\", "../", "a/", "<", "|", "? ", "&a [", "{a: ", "!!");
    private static final int DEEP = 20_000;
    private static final int LONG = 60_000;
    private static final int OFTEN = 2_000;

    private final byte[] sound;
    private final Random random;
    private String what = "";

    private Damage(byte[] sound, Random random) {
        this.sound = sound;
        this.random = random;
    }

    /** One damaged input: what was done to it, and what came of it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
    public record Damaged(String what, byte[] bytes) {
        @Override
        public String toString() {
            return what + ", -Dseaworthy.seed=" + SEED;
        }
    }

    /** Cut short at every length, or at so many lengths when it is longer than that; its beginning and its end always. */
    public static List<Damaged> cuts(byte[] sound, int most) {
        List<Damaged> cuts = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < Math.min(most, sound.length); i++) {
            int length = (int) ((long) i * sound.length / Math.min(most, sound.length));
            if (length != last) {
                cuts.add(new Damaged("cut at " + length, Arrays.copyOf(sound, length)));
                last = length;
            }
        }
        if (sound.length > 0) {
            cuts.add(new Damaged("cut at " + (sound.length - 1), Arrays.copyOf(sound, sound.length - 1)));
        }
        return cuts;
    }

    /** Damaged in so many other ways, one to three at a time. */
    public static List<Damaged> others(byte[] sound, int count) {
        List<Damaged> all = new ArrayList<>();
        Random random = new Random(SEED);
        for (int i = 0; i < count; i++) {
            byte[] bytes = sound;
            StringBuilder what = new StringBuilder("in round " + i + ":");
            for (int times = random.nextInt(3); times >= 0; times--) {
                Damage damage = new Damage(bytes, random);
                bytes = damage.once();
                what.append(' ').append(damage.what);
            }
            all.add(new Damaged(what.toString(), bytes));
        }
        return all;
    }

    private byte[] once() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> flipped();
            case 2, 3 -> field();
            case 4, 5, 6 -> number();
            case 7 -> put("odd text", ODD.get(random.nextInt(ODD.size())));
            case 8 -> put("nesting", NESTING.get(random.nextInt(NESTING.size())).repeat(1 + random.nextInt(DEEP)));
            case 9 -> put("a long word", "a".repeat(1 + random.nextInt(LONG)));
            case 10 -> without();
            default -> repeated();
        };
    }

    /** One bit, or a whole byte. */
    private byte[] flipped() {
        byte[] bytes = sound.clone();
        int at = place();
        if (at < bytes.length) {
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt());
        }
        what = "byte " + at + " changed;";
        return bytes;
    }

    /** A number of 2, 4 or 8 bytes, in either byte order. */
    private byte[] field() {
        int width = 2 << random.nextInt(3);
        if (sound.length < width) {
            return flipped();
        }
        int at = random.nextInt(sound.length - width + 1);
        long value = EXTREMES[random.nextInt(EXTREMES.length)];
        byte[] bytes = sound.clone();
        ByteBuffer out =
                ByteBuffer.wrap(bytes).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        switch (width) {
            case 2 -> out.putShort(at, (short) value);
            case 4 -> out.putInt(at, (int) value);
            default -> out.putLong(at, value);
        }
        what = width + " bytes 0x" + Long.toHexString(value) + " " + out.order() + " at " + at + ";";
        return bytes;
    }

    /** A number in the text, the next one from some place on. */
    private byte[] number() {
        int from = place();
        while (from < sound.length && !digit(from)) {
            from++;
        }
        int to = from;
        while (to < sound.length && digit(to)) {
            to++;
        }
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        what = "number " + (number.length() > 40 ? "of " + number.length() + " digits" : number) + " at " + from + ";";
        return replaced(from, to, number.getBytes(StandardCharsets.UTF_8));
    }

    private boolean digit(int at) {
        return sound[at] >= '0' && sound[at] <= '9';
    }

    private byte[] put(String kind, String text) {
        int at = place();
        what = kind + " (" + text.length() + " characters) at " + at + ";";
        return replaced(at, at, text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] without() {
        int from = place();
        int to = Math.min(sound.length, from + 1 + random.nextInt(20));
        what = from + " to " + to + " left out;";
        return replaced(from, to, new byte[0]);
    }

    /** A line (or some bytes, where there are no lines) again and again. */
    private byte[] repeated() {
        int from = place();
        int to = from;
        while (to < sound.length && to - from < 200 && (to == from || sound[to - 1] != '\n')) {
            to++;
        }
        int times = 1 + random.nextInt(OFTEN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i <= times; i++) {
            out.write(sound, from, to - from);
        }
        what = from + " to " + to + " repeated " + times + " times;";
        return replaced(from, to, out.toByteArray());
    }

    private int place() {
        return random.nextInt(sound.length + 1);
    }

    private byte[] replaced(int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sound, 0, from);
        out.writeBytes(with);
        out.write(sound, to, sound.length - to);
        return out.toByteArray();
    }
}
