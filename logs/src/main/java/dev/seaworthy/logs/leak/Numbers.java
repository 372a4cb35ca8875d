package dev.seaworthy.logs.leak;

import static dev.seaworthy.logs.leak.Bytes.isAlphanumeric;
import static dev.seaworthy.logs.leak.Bytes.isDigit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds numbers that tell of a person: each has a run of eleven digits or groups of four, so that four digits stand
 * somewhere at an index that four divides. Only there is it looked for.
 */
final class Numbers {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PHONE = 11;
    private static final int ID = 18;

    /** Eight bytes behind the text must be readable. */
    void find(byte[] text, int from, int to, Spans spans) {
        int i = (from + 3) & ~3;
        while (i + 4 <= to) {
            long others = others((long) LONG.get(text, i));
            if ((int) others != 0) {
                if (others >>> Integer.SIZE != 0) {
                    i += 8;
                    continue;
                }
                i += 4;
                if (i + 4 > to) {
                    return;
                }
            }
            int start = i;
            while (start > from && isDigit(text[start - 1])) {
                start--;
            }
            int end = i + 4;
            while (end < to && isDigit(text[end])) {
                end++;
            }
            run(text, start, end, from, to, spans);
            i = (end + 3) & ~3;
        }
    }

    /** Bits in the bytes that are no digits. */
    private static long others(long word) {
        return ((word & 0xf0f0f0f0f0f0f0f0L) ^ 0x3030303030303030L)
                | (((word & 0x0f0f0f0f0f0f0f0fL) + 0x0606060606060606L) & 0xf0f0f0f0f0f0f0f0L);
    }

    private static void run(byte[] text, int start, int end, int from, int to, Spans spans) {
        int length = end - start;
        if (length == 4) {
            grouped(text, start, from, to, spans);
            return;
        }
        if (length < PHONE || !stands(text, start, end, from, to)) {
            return;
        }
        if (length == ID - 1 && end < to && (text[end] == 'X' || text[end] == 'x')) {
            if (ChineseNumbers.isIdentity(text, start)) {
                spans.add(Leak.CHINESE_ID, start, end + 1);
            }
        } else if (length == ID && ChineseNumbers.isIdentity(text, start)) {
            spans.add(Leak.CHINESE_ID, start, end);
        } else if (length == PHONE || (length == PHONE + 2 && text[start] == '8' && text[start + 1] == '6')) {
            phone(text, start, end, from, spans);
        } else if (Cards.isNumber(text, start, end)) {
            spans.add(Leak.CARD_NUMBER, start, end);
        }
    }

    /** A number of JSON and the value of an assignment are durations or counts, more often than phones. */
    private static void phone(byte[] text, int start, int end, int from, Spans spans) {
        byte before = start > from ? text[start - 1] : (byte) ' ';
        if (before != ':' && before != '=' && ChineseNumbers.isMobile(text, end - PHONE)) {
            spans.add(Leak.CHINESE_PHONE, start, end);
        }
    }

    /** Whether a run of digits is no part of something longer, such as a hexadecimal number, a name or a fraction. */
    private static boolean stands(byte[] text, int start, int end, int from, int to) {
        boolean before = start == from || !isJoined(text[start - 1]);
        boolean isX = end < to && (text[end] == 'X' || text[end] == 'x');
        int behind = isX ? end + 1 : end;
        return before && (behind >= to || !isJoined(text[behind]) || text[behind] == '.');
    }

    private static boolean isJoined(byte c) {
        return isAlphanumeric(c) || c == '.' || c == '_' || c == '-';
    }

    /** {@code 4111 1111 1111 1111}, with blanks or hyphens. */
    private static void grouped(byte[] text, int group, int from, int to, Spans spans) {
        int start = group;
        while (start - 5 >= from && isSeparator(text[start - 1]) && isGroup(text, start - 5)) {
            start -= 5;
        }
        int end = start + 4;
        while (end + 5 <= to && isSeparator(text[end]) && isGroup(text, end + 1)) {
            end += 5;
        }
        if (end - start != 19 || !stands(text, start, end, from, to)) {
            return;
        }
        byte[] digits = new byte[16];
        int count = 0;
        for (int i = start; i < end; i++) {
            if (isDigit(text[i])) {
                digits[count++] = text[i];
            }
        }
        if (Cards.isNumber(digits, 0, count)) {
            spans.add(Leak.CARD_NUMBER, start, end);
        }
    }

    private static boolean isSeparator(byte c) {
        return c == ' ' || c == '-';
    }

    private static boolean isGroup(byte[] text, int at) {
        return (int) others((int) INT.get(text, at)) == 0;
    }
}
