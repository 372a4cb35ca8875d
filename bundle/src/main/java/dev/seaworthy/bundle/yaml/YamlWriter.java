package dev.seaworthy.bundle.yaml;

import java.util.ArrayList;
import java.util.List;

/** Writes documents of YAML: two spaces a level, lists indented, as yamllint wants them. */
public final class YamlWriter {
    /** Comments are broken after this many columns. */
    private static final int COLUMNS = 110;

    private final StringBuilder out = new StringBuilder();
    private final boolean isTemplate;

    private YamlWriter(boolean isTemplate) {
        this.isTemplate = isTemplate;
    }

    /**
     * A file.
     *
     * @param heading what is said above it all, lines without their {@code #}
     * @param documents one or more
     */
    public static String write(String heading, List<YamlMap> documents) {
        return new YamlWriter(false).all(heading, documents);
    }

    /** A file with one document. */
    public static String write(String heading, YamlMap document) {
        return write(heading, List.of(document));
    }

    /**
     * A file that is a template of Helm: texts and comments that have two braces mean braces, raw scalars are actions.
     */
    public static String template(String heading, YamlMap document) {
        return new YamlWriter(true).all(heading, List.of(document));
    }

    private String all(String heading, List<YamlMap> documents) {
        comment(0, heading);
        for (YamlMap document : documents) {
            out.append("---\n");
            if (document.isEmpty()) {
                out.append("{}\n");
            }
            map(0, document, false);
        }
        return out.toString();
    }

    private void map(int indent, YamlMap map, boolean firstKeyIsIndented) {
        boolean indented = firstKeyIsIndented;
        for (YamlMap.Entry entry : map.entries()) {
            if (!indented) {
                comment(indent, entry.comment());
                spaces(indent);
            }
            indented = false;
            out.append(Scalars.onOneLine(entry.key())).append(':');
            value(indent, entry.value(), false);
        }
    }

    private void list(int indent, YamlList list) {
        for (YamlList.Item item : list.items()) {
            comment(indent, item.comment());
            if (item.value() instanceof YamlMap map && !map.isEmpty()) {
                comment(indent, map.entries().getFirst().comment());
            }
            spaces(indent);
            out.append('-');
            value(indent, item.value(), true);
        }
    }

    /** What stands behind a key or a dash; a map begins on the line of its dash. */
    private void value(int indent, YamlValue value, boolean isBehindDash) {
        switch (value) {
            case YamlScalar scalar -> scalar(indent, scalar);
            case YamlMap inner when inner.isEmpty() -> out.append(" {}\n");
            case YamlMap inner -> {
                out.append(isBehindDash ? ' ' : '\n');
                map(indent + 2, inner, isBehindDash);
            }
            case YamlList inner when inner.isEmpty() -> out.append(" []\n");
            case YamlList inner -> {
                out.append('\n');
                list(indent + 2, inner);
            }
        }
    }

    private void scalar(int indent, YamlScalar scalar) {
        if (!scalar.isText()) {
            out.append(' ').append(scalar.text()).append('\n');
            return;
        }
        String text = escaped(scalar.text());
        if (!Scalars.isBlock(text)) {
            out.append(' ').append(Scalars.onOneLine(text)).append('\n');
            return;
        }
        boolean ends = text.endsWith("\n");
        out.append(ends ? " |\n" : " |-\n");
        for (String line : (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            if (!line.isEmpty()) {
                spaces(indent + 2);
            }
            out.append(line).append('\n');
        }
    }

    private String escaped(String text) {
        return isTemplate ? text.replace("{{", "{{ `{{` }}") : text;
    }

    private void comment(int indent, String comment) {
        for (String paragraph :
                comment.isEmpty() ? List.<String>of() : comment.lines().toList()) {
            for (String line : broken(escaped(paragraph), COLUMNS - indent - 2)) {
                spaces(indent);
                out.append(line.isEmpty() ? "#" : "# " + line).append('\n');
            }
        }
    }

    private static List<String> broken(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void spaces(int count) {
        out.repeat(' ', count);
    }
}
