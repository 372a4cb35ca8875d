package dev.seaworthy.bundle.yaml;

/** Writes the same values as JSON, which has no comments: what is to be said goes into a member. */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean isIndented;

    private JsonWriter(boolean isIndented) {
        this.isIndented = isIndented;
    }

    /** A document for people, two spaces a level, with a line feed at the end. */
    public static String document(YamlValue value) {
        JsonWriter writer = new JsonWriter(true);
        writer.value(0, value);
        return writer.out.append('\n').toString();
    }

    /** On one line, without a line feed: a line of NDJSON, or JSON within a text. */
    public static String line(YamlValue value) {
        JsonWriter writer = new JsonWriter(false);
        writer.value(0, value);
        return writer.out.toString();
    }

    private void value(int indent, YamlValue value) {
        switch (value) {
            case YamlScalar scalar -> out.append(scalar.isText() ? Scalars.doubleQuoted(scalar.text()) : scalar.text());
            case YamlMap map -> {
                out.append('{');
                String separator = "";
                for (YamlMap.Entry entry : map.entries()) {
                    next(indent + 2, separator);
                    out.append(Scalars.doubleQuoted(entry.key())).append(isIndented ? ": " : ":");
                    value(indent + 2, entry.value());
                    separator = ",";
                }
                end(indent, separator, '}');
            }
            case YamlList list -> {
                out.append('[');
                String separator = "";
                for (YamlList.Item item : list.items()) {
                    next(indent + 2, separator);
                    value(indent + 2, item.value());
                    separator = ",";
                }
                end(indent, separator, ']');
            }
        }
    }

    private void next(int indent, String separator) {
        out.append(separator);
        if (isIndented) {
            out.append('\n').repeat(' ', indent);
        }
    }

    private void end(int indent, String separator, char bracket) {
        if (isIndented && !separator.isEmpty()) {
            out.append('\n').repeat(' ', indent);
        }
        out.append(bracket);
    }
}
