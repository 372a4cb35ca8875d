package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the views of {@code inspect} say, in a language. Module {@code inspect} speaks English; {@code inspect-zh.tsv} has
 * the same in Chinese, sentence by sentence. What it does not have stays English.
 */
final class InspectSentences {
    private static final String HOLE = "{}";
    private static final InspectSentences ENGLISH = new InspectSentences(Map.of(), List.of());

    private final Map<String, String> whole;
    private final List<Shape> shapes;

    private InspectSentences(Map<String, String> whole, List<Shape> shapes) {
        this.whole = whole;
        this.shapes = shapes;
    }

    /** A sentence into which something is put, and how much of it is always there. */
    private record Shape(Pattern english, int words, String chinese) {}

    static InspectSentences in(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> read();
        };
    }

    private static InspectSentences read() {
        Map<String, String> whole = new HashMap<>();
        List<Shape> shapes = new ArrayList<>();
        for (String line : lines()) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                continue;
            }
            String english = line.substring(0, tab);
            String chinese = line.substring(tab + 1);
            if (english.contains(HOLE)) {
                shapes.add(new Shape(pattern(english), english.replace(HOLE, "").length(), chinese));
            } else {
                whole.put(english, chinese);
            }
        }
        // "{} symbols for the program" before "{} for {}", which would take all of it.
        shapes.sort(Comparator.comparingInt(Shape::words).reversed());
        return new InspectSentences(whole, shapes);
    }

    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        String between = "";
        for (String part : english.split(Pattern.quote(HOLE), -1)) {
            pattern.append(between).append(Pattern.quote(part));
            between = "(.*?)";
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    static List<String> lines() {
        try (InputStream in = InspectSentences.class.getResourceAsStream("inspect-zh.tsv")) {
            if (in == null) {
                throw new IllegalStateException("not in this build: inspect-zh.tsv");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A sentence in the language. What is put in is looked up as well: a reason may be a sentence itself. */
    String of(String english) {
        String known = whole.get(english);
        if (known != null) {
            return known;
        }
        for (Shape shape : shapes) {
            Matcher matcher = shape.english().matcher(english);
            if (matcher.matches()) {
                StringBuilder out = new StringBuilder();
                String[] parts = shape.chinese().split(Pattern.quote(HOLE), -1);
                for (int i = 0; i < parts.length; i++) {
                    out.append(i == 0 ? "" : inner(matcher.group(i), english)).append(parts[i]);
                }
                return out.toString();
            }
        }
        return english;
    }

    /** Shorter than the sentence around it, so that this comes to an end. */
    private String inner(String part, String around) {
        return part.isEmpty() || part.length() >= around.length() ? part : of(part);
    }
}
