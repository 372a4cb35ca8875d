package dev.seaworthy.target.catalogue;

/** The lines of a target file while it is written. */
final class TargetLines {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** A line of fields that mean what they say. */
    void line(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : "\t").append(Fields.escape(fields[i]));
        }
        out.append('\n');
    }

    /** A line with a list that is escaped already. */
    void list(String key, String list) {
        out.append(key).append('\t').append(list).append('\n');
    }

    /** The same with a field before the list. */
    void list(String key, String field, String list) {
        out.append(key)
                .append('\t')
                .append(Fields.escape(field))
                .append('\t')
                .append(list)
                .append('\n');
    }

    /** A line that belongs to the object above, escaped already. */
    void detail(String text) {
        out.append(' ').append(text).append('\n');
    }

    String text() {
        return out.toString();
    }
}
