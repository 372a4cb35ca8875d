package dev.seaworthy.logs;

import dev.seaworthy.logs.go.Logger;
import dev.seaworthy.logs.json.Field;
import dev.seaworthy.logs.json.FieldTable;
import dev.seaworthy.logs.json.Kind;
import dev.seaworthy.logs.json.Members;
import dev.seaworthy.logs.leak.Leak;
import dev.seaworthy.logs.leak.Leaks;
import dev.seaworthy.logs.leak.Spans;
import java.util.Arrays;
import java.util.Optional;

/** What matters of the record that is being scanned. */
final class RecordView implements Members {
    /** Integers with fewer digits are exact as a double, which is what most readers of JSON make of them. */
    private static final int SAFE_DIGITS = 15;

    private static final long MOST_EXACT = 1L << 53;

    private final LintOptions options;
    private final FieldTable table = new FieldTable();
    private final Spans spans;
    /** Of each field of the table: which part of the contract it is (index + 1), which logger it tells of, and so on. */
    private int[] roles = new int[256];

    private static final int PART = 0xf;
    private static final int SENSITIVE = 0x10;
    private static final int MARK_SHIFT = 8;

    private final Kind[] kinds = new Kind[Part.COUNT];
    private final boolean[] there = new boolean[Part.COUNT];
    private final int[] from = new int[Part.COUNT];
    private final int[] to = new int[Part.COUNT];

    private byte[] text = new byte[0];
    private int knownFields = FieldTable.OTHERS + 1;
    private int marks;
    private int levelAt;
    private int duplicate;
    private int duplicateAt;
    private int bigNumber;
    private long others;

    RecordView(LintOptions options, Spans spans) {
        this.options = options;
        this.spans = spans;
        Arrays.fill(kinds, Kind.NULL);
    }

    void begin(byte[] buffer) {
        text = buffer;
        Arrays.fill(there, false);
        marks = 0;
        levelAt = -1;
        duplicate = -1;
        duplicateAt = -1;
        bigNumber = -1;
    }

    FieldTable table() {
        return table;
    }

    /** How many members found no room in the table. */
    long others() {
        return others;
    }

    byte[] text() {
        return text;
    }

    boolean has(Part part) {
        return there[part.index()];
    }

    Kind kind(Part part) {
        return kinds[part.index()];
    }

    int from(Part part) {
        return from[part.index()];
    }

    int to(Part part) {
        return to[part.index()];
    }

    /** The field that an object had twice, if one had. */
    Optional<Field> duplicate() {
        return duplicate < 0 ? Optional.empty() : Optional.of(table.get(duplicate));
    }

    int duplicateAt() {
        return duplicateAt;
    }

    /** Where an integer is that a double cannot hold exactly, or -1. */
    int bigNumber() {
        return bigNumber;
    }

    Logger logger() {
        return Logger.of(marks, levelAt >= 0 && text[levelAt] >= 'A' && text[levelAt] <= 'Z');
    }

    @Override
    public int member(int owner, long object, int keyFrom, int keyTo, boolean escaped) {
        int id = table.member(owner, object, text, keyFrom, keyTo, escaped);
        if (id == FieldTable.OTHERS) {
            others++;
            return id;
        }
        if (table.repeated()) {
            duplicate = id;
            duplicateAt = keyFrom;
        }
        if (id == knownFields) {
            learn(id);
        }
        marks |= roles[id] >> MARK_SHIFT;
        return id;
    }

    private void learn(int id) {
        knownFields = id + 1;
        if (id >= roles.length) {
            roles = Arrays.copyOf(roles, 2 * roles.length);
        }
        String path = table.get(id).path();
        int role = Logger.mark(path) << MARK_SHIFT;
        for (Part part : Part.values()) {
            if (options.path(part).equals(path)) {
                role |= part.index() + 1;
            }
        }
        if (Secrets.isName(path.substring(path.lastIndexOf('.') + 1))) {
            role |= SENSITIVE;
        }
        roles[id] = role;
    }

    @Override
    public void value(int field, Kind kind, boolean element, int valueFrom, int valueTo, boolean escaped) {
        if (field > FieldTable.OTHERS && !element) {
            table.get(field).saw(kind);
        }
        int role = roles[field];
        if ((role & PART) != 0 && !element) {
            int part = (role & PART) - 1;
            there[part] = true;
            kinds[part] = kind;
            from[part] = valueFrom;
            to[part] = valueTo;
        }
        if (kind == Kind.STRING) {
            if ((role & SENSITIVE) != 0 && Leaks.isOpen(text, valueFrom, valueTo)) {
                spans.add(Leak.SECRET_MEMBER, valueFrom, valueTo);
            }
            if (role >> MARK_SHIFT == Logger.LEVEL && valueTo > valueFrom) {
                levelAt = valueFrom;
            }
        } else if (kind == Kind.NUMBER && valueTo - valueFrom > SAFE_DIGITS && isInexact(valueFrom, valueTo)) {
            bigNumber = valueFrom;
        }
    }

    private boolean isInexact(int start, int end) {
        long value = 0;
        for (int i = text[start] == '-' ? start + 1 : start; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
            if (value > MOST_EXACT) {
                continue;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value > MOST_EXACT;
    }
}
