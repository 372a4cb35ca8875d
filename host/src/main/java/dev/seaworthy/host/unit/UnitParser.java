package dev.seaworthy.host.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a unit file (systemd.syntax(7), {@code config_parse} in systemd's {@code conf-parser.c}). Lines that it
 * ignores are kept as oddities, in the words of {@code systemd-analyze verify}. Any text is a unit file; time and memory
 * are those of its length.
 */
final class UnitParser {
    /** Oddities beyond these would say nothing new: a file of noise has one in every line. */
    private static final int MOST_ODDITIES = 100;

    private final String file;
    private final List<UnitLine> lines;
    private final List<String> oddities;
    private String section = "";
    private boolean known;

    private UnitParser(String file, List<UnitLine> lines, List<String> oddities) {
        this.file = file;
        this.lines = lines;
        this.oddities = oddities;
    }

    /** Adds what a file says to what is there already, as a drop-in does. */
    static void read(String file, String text, List<UnitLine> lines, List<String> oddities) {
        new UnitParser(file, lines, oddities).read(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private void read(String text) {
        StringBuilder joined = new StringBuilder();
        int start = 0;
        int number = 0;
        List<String> all = new ArrayList<>();
        text.lines().forEach(all::add);
        for (String raw : all) {
            number++;
            String line = raw.stripLeading();
            if (line.startsWith("#") || line.startsWith(";")) {
                // Comments may stand between the lines of one that goes on.
                continue;
            }
            if (joined.isEmpty()) {
                start = number;
            }
            if (goesOn(raw)) {
                joined.append(raw, 0, raw.length() - 1).append(' ');
            } else {
                joined.append(raw);
                take(joined.toString().strip(), start);
                joined.setLength(0);
            }
        }
        take(joined.toString().strip(), start);
    }

    /** A backslash at the end continues a line, unless it is one of a pair. */
    private static boolean goesOn(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }

    private void take(String line, int number) {
        if (line.isEmpty()) {
            return;
        }
        if (line.startsWith("[")) {
            head(line, number);
            return;
        }
        int equals = line.indexOf('=');
        if (section.isEmpty()) {
            odd(number, "Assignment outside of section. Ignoring.");
        } else if (known && equals < 0) {
            odd(number, "Missing '=', ignoring line.");
        } else if (known && equals == 0) {
            odd(number, "Missing key name before '=', ignoring line.");
        } else if (known) {
            String key = line.substring(0, equals).strip();
            lines.add(new UnitLine(
                    file, number, section, key, line.substring(equals + 1).strip()));
        }
    }

    private void head(String line, int number) {
        if (!line.endsWith("]")) {
            odd(number, "Invalid section header '" + shortened(line) + "'");
            known = false;
            return;
        }
        section = line.substring(1, line.length() - 1);
        known = UnitKeys.hasSection(section);
        if (!known && !section.startsWith("X-")) {
            odd(number, "Unknown section '" + shortened(section) + "'. Ignoring.");
        }
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private void odd(int number, String what) {
        if (oddities.size() < MOST_ODDITIES) {
            oddities.add(file + ":" + number + ": " + what);
        }
    }
}
