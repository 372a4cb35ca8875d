package dev.seaworthy.bundle.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong, so that a user is told all of it at once. */
final class Problems {
    /** More than anyone reads; a file of nothing but mistakes must not fill memory with sentences about them. */
    private static final int MOST = 200;

    private final List<Problem> problems = new ArrayList<>();

    void add(java.util.Optional<Mark> mark, String key, String text) {
        if (problems.size() < MOST) {
            problems.add(new Problem(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    key,
                    text));
        }
    }

    /** In the order of the file. */
    List<Problem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
