package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Attributes;
import dev.seaworthy.target.root.RootView.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a directory entry is written: its name, what it is, and what is not as usual.
 *
 * <pre>
 *   passwd,923     a file of 923 bytes, mode 644, of root    bash*,1265648   a file that may be executed, mode 755
 *   bin&gt;usr/bin    a symbolic link                           log/            a directory, mode 755
 *   fuse!          a device, pipe or socket                  tmp/=1777:0:0   mode, owner and group where they differ
 *   x?             there, but what it is could not be told
 * </pre>
 */
final class ListedEntry {
    private static final int FILE_MODE = 0644;
    private static final int PROGRAM_MODE = 0755;
    private static final int DIRECTORY_MODE = 0755;
    private static final int EXECUTE = 0111;

    private ListedEntry() {}

    static String write(String name, Entry entry) {
        String start = Fields.name(name);
        return switch (entry) {
            case Entry.Link(String target) -> start + ">" + Fields.word(target, "");
            case Entry.Directory(Optional<Attributes> attributes) ->
                start + "/"
                        + attributes.map(found -> rights(found, DIRECTORY_MODE)).orElse("=");
            case Entry.File(Optional<Attributes> attributes) -> start + file(attributes);
            case Entry.Special _ -> start + "!";
            case Entry.Absent _, Entry.Unknown _ -> start + "?";
        };
    }

    private static String file(Optional<Attributes> attributes) {
        if (attributes.isEmpty()) {
            return "=";
        }
        Attributes found = attributes.get();
        boolean executable = (found.mode() & EXECUTE) != 0;
        return (executable ? "*" : "")
                + rights(found, executable ? PROGRAM_MODE : FILE_MODE)
                + (found.size() == 0 ? "" : "," + found.size());
    }

    private static String rights(Attributes found, int usual) {
        return found.mode() == usual && found.user() == 0 && found.group() == 0
                ? ""
                : "=" + Integer.toOctalString(found.mode()) + ":" + found.user() + ":" + found.group();
    }

    /** Reads the entries of a list, by their names. */
    static Map<String, Entry> readAll(String list) {
        Map<String, Entry> entries = new HashMap<>();
        int at = 0;
        while (at < list.length()) {
            int space = list.indexOf(' ', at);
            int end = space < 0 ? list.length() : space;
            if (end > at) {
                int mark = at;
                while (mark < end && "/>*!?=,".indexOf(list.charAt(mark)) < 0) {
                    mark++;
                }
                entries.put(Fields.unescape(list.substring(at, mark)), read(list.substring(mark, end)));
            }
            at = end + 1;
        }
        return entries;
    }

    private static Entry read(String marks) {
        char kind = marks.isEmpty() ? ',' : marks.charAt(0);
        return switch (kind) {
            case '>' -> new Entry.Link(Fields.unescape(marks.substring(1)));
            case '/' -> new Entry.Directory(attributes(marks.substring(1), DIRECTORY_MODE));
            case '!' -> new Entry.Special();
            case '?' -> new Entry.Unknown("it could not be told when the target was captured");
            case '*' -> new Entry.File(attributes(marks.substring(1), PROGRAM_MODE));
            default -> new Entry.File(attributes(marks, FILE_MODE));
        };
    }

    /** {@code =1777:0:0,12}, each part only where it is not as usual; a lone {@code =} where nothing is known. */
    private static Optional<Attributes> attributes(String text, int usual) {
        int comma = text.indexOf(',');
        String rights = comma < 0 ? text : text.substring(0, comma);
        long size = comma < 0 ? 0 : number(text.substring(comma + 1), 10);
        if (rights.isEmpty()) {
            return size < 0 ? Optional.empty() : Optional.of(new Attributes(usual, 0, 0, size));
        }
        String[] parts = rights.substring(1).split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        long mode = number(parts[0], 8);
        long user = number(parts[1], 10);
        long group = number(parts[2], 10);
        return mode < 0 || user < 0 || group < 0 || size < 0
                ? Optional.empty()
                : Optional.of(new RootView.Attributes((int) mode, (int) user, (int) group, size));
    }

    /** A number that is not negative; -1 for what is none, so that damage is unknown and never something else. */
    private static long number(String text, int radix) {
        try {
            return text.isEmpty() ? -1 : Math.max(-1, Long.parseLong(text, radix));
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
