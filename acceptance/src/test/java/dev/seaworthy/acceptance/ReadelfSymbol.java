package dev.seaworthy.acceptance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a table of symbols, read without patterns because there are millions of them.
 *
 * <pre>
 *    Num:    Value          Size Type    Bind   Vis      Ndx Name
 *      4: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND free@GLIBC_2.2.5 (2)
 *     18: 0000000000019ad0    12 FUNC    GLOBAL DEFAULT [&lt;localentry&gt;: 8]    12 name
 * </pre>
 */
final class ReadelfSymbol {
    private static final Map<String, Integer> INDEXES = Map.of("UND", 0, "ABS", 0xfff1, "COM", 0xfff2);
    /** What readelf says of symbols of Alpha between visibility and section, alone among machines without brackets. */
    private static final Set<String> FLAGS_OF_ALPHA = Set.of("NOPV", "STD", "STD_GPLOAD");

    /** The index lies outside the table of sections; in brackets is which it is. */
    private static final String BAD = " bad section index[";

    private final String line;
    private int at;

    private ReadelfSymbol(String line) {
        this.line = line;
    }

    /** The fact that a line states; empty for symbol 0 and for the heading. */
    static Optional<String> fact(String line) {
        return new ReadelfSymbol(line).read();
    }

    private Optional<String> read() {
        String number = word();
        if (!number.endsWith(":") || number.equals("0:") || number.equals("Num:")) {
            return Optional.empty();
        }
        long value = Long.parseUnsignedLong(word(), 16);
        long size = Long.decode(word());
        String type = angled();
        String binding = angled();
        String visibility = word();
        String section = section();
        // Symbols of sections have no name; readelf shows the section's.
        String name = type.equals("SECTION") || at >= line.length() ? "" : withoutIndex(line.substring(at + 1));
        return Optional.of(ElfFacts.symbol(value, size, type, binding, visibility, index(section), name));
    }

    private String word() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int end = line.indexOf(' ', at);
        String word = line.substring(at, end < 0 ? line.length() : end);
        at += word.length();
        return word;
    }

    /** A word, or {@code <OS specific>: 13}. */
    private String angled() {
        String word = word();
        if (!word.startsWith("<")) {
            return word;
        }
        at = line.indexOf(": ", at) + 1;
        return "other " + word();
    }

    private String section() {
        if (line.startsWith(BAD, at)) {
            at = line.indexOf(']', at) + 1;
            return line.substring(line.lastIndexOf('[', at) + 1, at - 1).strip();
        }
        String word = word();
        while (word.startsWith("[") || word.startsWith("<") || FLAGS_OF_ALPHA.contains(word)) {
            if (word.startsWith("<")) {
                at = line.indexOf(": ", at - word.length()) + 1;
                String _ = word();
            } else if (word.startsWith("[") && !word.endsWith("]")) {
                at = line.indexOf(']', at) + 1;
            }
            word = word();
        }
        return word;
    }

    /** A section's index; -1 for those that a processor defines. */
    private static int index(String section) {
        return section.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(section)
                : INDEXES.getOrDefault(section, -1);
    }

    /** Without the number behind a needed version, which is its index; facts carry that with the version. */
    private static String withoutIndex(String name) {
        int open = name.endsWith(")") ? name.lastIndexOf(" (") : -1;
        return open >= 0 && name.substring(open + 2, name.length() - 1).chars().allMatch(Character::isDigit)
                ? name.substring(0, open)
                : name;
    }
}
