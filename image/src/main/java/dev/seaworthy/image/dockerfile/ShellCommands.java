package dev.seaworthy.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits a shell's command line into simple commands. Only sequences are understood ({@code &&}, {@code ;}, new lines);
 * whatever branches, loops, pipes or substitutes is handed over whole, as something that cannot be followed.
 */
final class ShellCommands {
    /** Words that begin something else than a simple command. */
    private static final Set<String> COMPOUND = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "{",
            "}",
            "!",
            "function",
            "eval",
            "exec",
            ".",
            "source");

    private ShellCommands() {}

    /** One command. */
    sealed interface Command {
        /** Its words, quotes taken away. */
        record Simple(List<String> words) implements Command {
            public Simple {
                words = List.copyOf(words);
            }
        }

        /** Something that is not followed. */
        record Opaque(String text) implements Command {}
    }

    /** The commands of a line or a script, in order. */
    static List<Command> of(String script) {
        List<Command> commands = new ArrayList<>();
        for (String part : parts(script)) {
            // "… || true" only says that a failure does not matter.
            String text = part.strip().replaceFirst("\\s*\\|\\|\\s*(?:true|:)$", "");
            if (!text.isEmpty() && !text.startsWith("#")) {
                commands.add(command(text));
            }
        }
        return commands;
    }

    private static Command command(String text) {
        List<String> words = Words.of(withoutRedirections(text));
        boolean substitutes = substitutes(text);
        if (words.isEmpty() || substitutes || COMPOUND.contains(words.getFirst()) || text.startsWith("(")) {
            return new Command.Opaque(text);
        }
        return new Command.Simple(words);
    }

    /** Pipes and alternatives stay inside a part: what they do depends on what their commands do. */
    private static List<String> parts(String script) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                part.append(c);
            } else if (c == '\\' && i + 1 < script.length()) {
                i++;
                part.append(script.charAt(i) == '\n' ? " " : "\\" + script.charAt(i));
            } else if (c == '\'' || c == '"') {
                quote = c;
                part.append(c);
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
                part.append(c);
            } else if (depth == 0 && (c == ';' || c == '\n')) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (depth == 0 && c == '&' && i + 1 < script.length() && script.charAt(i + 1) == '&') {
                i++;
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** Whether a command is piped, put into the background, or takes words from other commands. */
    private static boolean substitutes(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`' && quote != '\'') {
                return true;
            }
            if (c == '$' && quote != '\'' && i + 1 < text.length() && text.charAt(i + 1) == '(') {
                return true;
            }
            if (quote == 0 && (c == '|' || (c == '&' && (i == 0 || text.charAt(i - 1) != '>')))) {
                return true;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            }
        }
        return false;
    }

    /** Output sent away: {@code >/dev/null}, {@code 2>&1}. Into another file it is a change that the words do not show. */
    private static String withoutRedirections(String text) {
        return text.replaceAll("\\s[12]?>>?\\s*/dev/null\\b", " ").replaceAll("\\s2>&1\\b", " ");
    }
}
