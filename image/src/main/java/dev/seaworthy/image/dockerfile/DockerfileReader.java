package dev.seaworthy.image.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a Dockerfile into instructions (the Dockerfile reference, "Format", "Parser directives", "Here-Documents"):
 * comments, continued lines, the directive {@code escape}, flags, here-documents.
 */
final class DockerfileReader {
    private static final int MOST_INSTRUCTIONS = 10_000;
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z]+)\\s*=\\s*(.*?)\\s*");
    private static final Pattern KEYWORD = Pattern.compile("\\s*([A-Za-z]+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern FLAG = Pattern.compile("--([a-z][a-z0-9-]*)(?:=(\\S*))?(?:\\s+|$)");
    private static final Pattern HEREDOC = Pattern.compile("<<(-?)(['\"]?)([A-Za-z_][A-Za-z0-9_]*)\\2");

    private static final Set<String> WITH_FLAGS = Set.of("FROM", "RUN", "COPY", "ADD", "HEALTHCHECK");

    private final List<String> lines;
    private char escape = '\\';
    private int at;

    private DockerfileReader(String text) {
        this.lines = text.lines().toList();
    }

    /** What reading gave. */
    sealed interface Result {
        /** The instructions. */
        record Read(List<Instruction> instructions) implements Result {
            public Read {
                instructions = List.copyOf(instructions);
            }
        }

        /** It is no Dockerfile. */
        record Malformed(int line, String what) implements Result {}
    }

    static Result read(String text) {
        return new DockerfileReader(text.startsWith("\ufeff") ? text.substring(1) : text).read();
    }

    private Result read() {
        directives();
        List<Instruction> instructions = new ArrayList<>();
        while (at < lines.size()) {
            if (isEmpty(lines.get(at))) {
                at++;
                continue;
            }
            int first = at + 1;
            String text = logicalLine();
            Matcher keyword = KEYWORD.matcher(text);
            if (!keyword.matches()) {
                return new Result.Malformed(first, "an instruction begins with a word, such as FROM or RUN");
            }
            if (instructions.size() == MOST_INSTRUCTIONS) {
                return new Result.Malformed(first, "there are more than " + MOST_INSTRUCTIONS + " instructions");
            }
            Map<String, String> flags = new LinkedHashMap<>();
            String word = keyword.group(1).toUpperCase(Locale.ROOT);
            String all = keyword.group(2) == null ? "" : keyword.group(2).strip();
            String rest = WITH_FLAGS.contains(word) ? flags(all, flags) : all;
            List<String> heredocs = new ArrayList<>();
            if (word.equals("RUN") || word.equals("COPY") || word.equals("ADD")) {
                if (!heredocs(rest, heredocs)) {
                    return new Result.Malformed(first, "a here-document does not end");
                }
            }
            instructions.add(new Instruction(first, at, word, flags, rest, heredocs));
        }
        return new Result.Read(instructions);
    }

    /** Directives are comments before anything else. */
    private void directives() {
        for (int i = 0; i < lines.size(); i++) {
            Matcher directive = DIRECTIVE.matcher(lines.get(i));
            if (!directive.matches()) {
                return;
            }
            if (directive.group(1).equalsIgnoreCase("escape")
                    && directive.group(2).equals("`")) {
                escape = '`';
            }
        }
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** A line with those that continue it; comments and empty lines in between do not count. */
    private String logicalLine() {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        while (at < lines.size()) {
            String line = lines.get(at);
            at++;
            if (!first && isEmpty(line)) {
                continue;
            }
            first = false;
            String trimmed = line.stripTrailing();
            if (trimmed.isEmpty() || trimmed.charAt(trimmed.length() - 1) != escape) {
                return text.append(line).toString();
            }
            text.append(trimmed, 0, trimmed.length() - 1).append(' ');
        }
        return text.toString();
    }

    private static String flags(String text, Map<String, String> flags) {
        String rest = text;
        Matcher flag = FLAG.matcher(rest);
        while (flag.lookingAt()) {
            flags.put(flag.group(1), flag.group(2) == null ? "" : flag.group(2));
            rest = rest.substring(flag.end());
            flag = FLAG.matcher(rest);
        }
        return rest;
    }

    /** @return whether each here-document that was begun ends */
    private boolean heredocs(String arguments, List<String> heredocs) {
        Matcher begun = HEREDOC.matcher(arguments);
        while (begun.find()) {
            boolean tabs = begun.group(1).equals("-");
            String end = begun.group(3);
            StringBuilder text = new StringBuilder();
            boolean ended = false;
            while (at < lines.size() && !ended) {
                String line = tabs ? lines.get(at).replaceFirst("^\t+", "") : lines.get(at);
                at++;
                ended = line.equals(end);
                if (!ended) {
                    text.append(line).append('\n');
                }
            }
            if (!ended) {
                return false;
            }
            heredocs.add(text.toString());
        }
        return true;
    }
}
