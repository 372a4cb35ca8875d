package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.EndOfLife;
import dev.seaworthy.target.catalogue.Summary;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code seaworthy targets diff}: what changes for a deployment that moves from one target to another. */
final class TargetDiff {
    private static final int LARGEST_PASSWD = 1 << 16;
    private static final String NOT_KNOWN = "not known";

    private final StringBuilder out = new StringBuilder();
    private final Optional<LocalDate> today;
    private int changes;

    TargetDiff(Optional<LocalDate> today) {
        this.today = today;
    }

    String text(TargetFacts from, TargetFacts to) {
        out.append(Terminal.oneLine(from.name() + " → " + to.name())).append('\n');
        change("architecture", architecture(from), architecture(to));
        change(
                "distribution",
                from.distribution().prettyName(),
                to.distribution().prettyName());
        change("packages", TargetTable.packages(from), TargetTable.packages(to));
        change("C library", from.cLibrary().describe(), to.cLibrary().describe());
        change("size", size(from), size(to));
        change(
                "runs as",
                from.config().user().orElse("root"),
                to.config().user().orElse("root"));
        Summary before = Summary.of(from);
        Summary after = Summary.of(to);
        change("certificates", TargetPage.certificates(before), TargetPage.certificates(after));
        change("time zones", TargetPage.word(before.zones()), TargetPage.word(after.zones()));
        change("shell", TargetPage.word(before.shell()), TargetPage.word(after.shell()));
        change("end of life", end(from), end(to));
        compare("library", libraries(from), libraries(to));
        compare("user", users(from), users(to));
        if (changes == 0) {
            out.append("no difference in what is known of both\n");
        }
        return out.toString();
    }

    private static String architecture(TargetFacts facts) {
        return facts.architecture().map(Architecture::goName).orElse("any");
    }

    private static String size(TargetFacts facts) {
        return facts.size().isPresent() ? TargetTable.size(facts.size().getAsLong()) : NOT_KNOWN;
    }

    private String end(TargetFacts facts) {
        return EndOfLife.of(facts.distribution())
                .map(new TargetTable(today)::end)
                .orElse(NOT_KNOWN);
    }

    private void change(String what, String before, String after) {
        if (!before.equals(after)) {
            line(what, before + " → " + after);
        }
    }

    private void compare(String what, Optional<SortedSet<String>> before, Optional<SortedSet<String>> after) {
        if (before.isEmpty() || after.isEmpty()) {
            line(
                    what.equals("library") ? "libraries" : what + "s",
                    "cannot be compared: " + NOT_KNOWN + " of " + (before.isEmpty() ? "the first" : "the second"));
            return;
        }
        before.get().stream().filter(one -> !after.get().contains(one)).forEach(one -> line("- " + what, one));
        after.get().stream().filter(one -> !before.get().contains(one)).forEach(one -> line("+ " + what, one));
    }

    private void line(String what, String value) {
        changes++;
        out.append(Terminal.oneLine(what + " ".repeat(Math.max(1, 14 - what.length())) + value))
                .append('\n');
    }

    /** The names under which the loader finds libraries in its own directories. */
    private static Optional<SortedSet<String>> libraries(TargetFacts facts) {
        TreeSet<String> names = new TreeSet<>();
        for (StandardInterpreters.Interpreter interpreter : StandardInterpreters.all()) {
            Optional<Loader> loader = facts.root().loader(interpreter.path());
            if (loader.isEmpty()) {
                continue;
            }
            for (String directory : loader.get().systemDirectories()) {
                switch (facts.root().list(directory)) {
                    case RootView.Listing.Names(var found) ->
                        found.stream()
                                // By soname: the file behind it carries the release in its name and says no more.
                                .filter(name -> name.matches("lib.*\\.so\\.[0-9]+"))
                                .forEach(names::add);
                    case RootView.Listing.Absent _ -> {
                        // Nothing in it, then.
                    }
                    case RootView.Listing.Unknown _ -> {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(names);
    }

    private static Optional<SortedSet<String>> users(TargetFacts facts) {
        return switch (facts.root().text("/etc/passwd", LARGEST_PASSWD)) {
            case RootView.Content.Text(String _, String text) -> {
                SortedSet<String> users = new TreeSet<>();
                text.lines()
                        .map(line -> line.split(":", -1))
                        .filter(fields -> fields.length > 2)
                        .forEach(fields -> users.add(fields[0] + " (" + fields[2] + ")"));
                yield Optional.of(users);
            }
            case RootView.Content.Absent _ -> Optional.of(new TreeSet<>());
            case RootView.Content.Unknown _ -> Optional.empty();
        };
    }
}
