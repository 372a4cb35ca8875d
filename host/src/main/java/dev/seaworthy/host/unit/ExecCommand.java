package dev.seaworthy.host.unit;

import java.util.List;

/**
 * A command of a unit.
 *
 * @param program its path or name
 * @param arguments what follows
 * @param fullPrivileges whether user and sandbox do not apply to it ({@code +})
 */
public record ExecCommand(String program, List<String> arguments, boolean fullPrivileges) {
    public ExecCommand {
        arguments = List.copyOf(arguments);
    }

    /** Reads one line: special prefixes (systemd.service(5), "COMMAND LINES"), program, arguments. */
    static ExecCommand parse(String value) {
        List<String> words = Words.split(value);
        if (words.isEmpty()) {
            return new ExecCommand("", List.of(), false);
        }
        String first = words.getFirst();
        int begin = 0;
        while (begin < first.length() && "@-:+!|".indexOf(first.charAt(begin)) >= 0) {
            begin++;
        }
        boolean named = first.substring(0, begin).contains("@");
        int arguments = Math.min(words.size(), named ? 2 : 1);
        return new ExecCommand(
                first.substring(begin),
                words.subList(arguments, words.size()),
                first.substring(0, begin).contains("+"));
    }
}
