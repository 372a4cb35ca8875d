package dev.seaworthy.logs.stream;

import dev.seaworthy.logs.Wrapping;
import dev.seaworthy.logs.json.Escapes;
import dev.seaworthy.logs.json.JsonScanner;
import dev.seaworthy.logs.json.Kind;
import dev.seaworthy.logs.json.Members;
import java.util.Arrays;
import java.util.Optional;

/** Takes the lines of a program out of what was wrapped around them, and joins the parts of those that were split. */
public final class Unwrapper {
    private final Wrapping wrapping;
    private final Line inner = new Line();
    private final Message message = new Message();
    private final JsonScanner scanner = new JsonScanner(message);
    private byte[] joined = new byte[(64 << 10) + JsonScanner.PADDING];
    private int length;
    private long size;
    private long parts;
    private long foreign;
    private long lastNumber;

    public Unwrapper(Wrapping wrapping) {
        this.wrapping = wrapping;
    }

    /** How many lines had been split into parts. */
    public long parts() {
        return parts;
    }

    /** How many lines were not wrapped as the others are. */
    public long foreign() {
        return foreign;
    }

    /** The line of the program; empty as long as only a part of it was seen. */
    public Optional<Line> unwrap(Line outer) {
        lastNumber = outer.number();
        return switch (wrapping) {
            case NONE -> Optional.of(outer);
            case CRI ->
                prefixed(outer, CriPrefix.length(outer), CriPrefix.length(outer) > 0 && CriPrefix.isPart(outer));
            case DOCKER -> member(outer, true);
            case JOURNAL ->
                outer.at(0) == '{' ? member(outer, false) : prefixed(outer, SyslogPrefix.length(outer), false);
        };
    }

    /** What is left when the stream ends in the middle of a split line. */
    public Optional<Line> rest() {
        return size == 0 ? Optional.empty() : Optional.of(finish(lastNumber));
    }

    private Optional<Line> prefixed(Line outer, int prefix, boolean isPart) {
        if (prefix == 0) {
            foreign++;
            return Optional.of(outer);
        }
        int from = outer.from() + prefix;
        if (!isPart && size == 0) {
            return Optional.of(inner.set(outer.buffer(), from, outer.to(), outer.number(), outer.size() - prefix));
        }
        append(outer.buffer(), from, outer.to(), outer.size() - prefix);
        if (isPart) {
            return Optional.empty();
        }
        parts++;
        return Optional.of(finish(outer.number()));
    }

    private Optional<Line> member(Line outer, boolean hasFeed) {
        message.reset(outer.buffer(), wrapping == Wrapping.DOCKER ? "log" : "MESSAGE");
        if (!scanner.scan(outer.buffer(), outer.from(), outer.to()) || !message.found) {
            foreign++;
            return Optional.of(outer);
        }
        boolean hadParts = size > 0;
        room(message.bytes != 0 ? message.bytes : message.to - message.from);
        int added = message.bytes != 0
                ? message.copyBytes(joined, length)
                : Escapes.decode(outer.buffer(), message.from, message.to, joined, length);
        boolean ended = added > 0 && joined[length + added - 1] == '\n';
        size += added;
        length = Math.min(length + added, Lines.LONGEST);
        if (hasFeed && !ended) {
            return Optional.empty();
        }
        if (ended) {
            length--;
            size--;
        }
        if (hadParts) {
            parts++;
        }
        return Optional.of(finish(outer.number()));
    }

    private void append(byte[] buffer, int from, int to, long bytes) {
        room(to - from);
        System.arraycopy(buffer, from, joined, length, to - from);
        length = Math.min(length + to - from, Lines.LONGEST);
        size += bytes;
    }

    /** A part is at most as long as a line may be, and what was joined before no longer than that. */
    private void room(int bytes) {
        int needed = length + bytes + JsonScanner.PADDING;
        if (needed > joined.length) {
            joined = Arrays.copyOf(joined, Math.max(needed, Math.min(2 * joined.length, 2 * Lines.LONGEST)));
        }
    }

    private Line finish(long number) {
        joined[length] = '\n';
        Line whole = inner.set(joined, 0, length, number, Math.max(size, length));
        length = 0;
        size = 0;
        return whole;
    }

    /** The member with the message; the journal gives one that is no UTF-8 as an array of bytes. */
    private static final class Message implements Members {
        private static final int OTHER = 1;
        private static final int WANTED = 2;

        private byte[] text = new byte[0];
        private String name = "";
        private byte[] raw = new byte[256];
        private boolean found;
        private int bytes;
        private int from;
        private int to;

        private void reset(byte[] buffer, String wanted) {
            text = buffer;
            name = wanted;
            found = false;
            bytes = 0;
        }

        @Override
        public int member(int owner, long object, int start, int end, boolean escaped) {
            if (owner != ROOT || end - start != name.length()) {
                return OTHER;
            }
            for (int i = 0; i < name.length(); i++) {
                if (text[start + i] != name.charAt(i)) {
                    return OTHER;
                }
            }
            return WANTED;
        }

        @Override
        public void value(int field, Kind kind, boolean element, int start, int end, boolean escaped) {
            if (field != WANTED) {
                return;
            }
            if (kind == Kind.STRING && !element) {
                found = true;
                from = start;
                to = end;
            } else if (kind == Kind.NUMBER && element && end - start <= 4) {
                found = true;
                if (bytes == raw.length) {
                    raw = Arrays.copyOf(raw, 2 * raw.length);
                }
                int value = 0;
                for (int i = start; i < end; i++) {
                    value = value * 10 + (text[i] - '0');
                }
                raw[bytes++] = (byte) value;
            }
        }

        private int copyBytes(byte[] out, int at) {
            System.arraycopy(raw, 0, out, at, bytes);
            return bytes;
        }
    }
}
