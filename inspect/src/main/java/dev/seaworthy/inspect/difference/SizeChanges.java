package dev.seaworthy.inspect.difference;

import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/** Packages of which the code grew or shrank, those first that moved most. Code alone: symbols for data may be missing. */
final class SizeChanges {
    private SizeChanges() {}

    /** A package and by how much it moved. */
    private record Move(String path, long before, long after) {
        long distance() {
            return Math.abs(after - before);
        }
    }

    static List<Change> between(NavigableMap<String, Long> before, NavigableMap<String, Long> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<Move> moves = new ArrayList<>();
        for (String path : paths) {
            Move move = new Move(path, before.getOrDefault(path, 0L), after.getOrDefault(path, 0L));
            if (move.distance() > 0) {
                moves.add(move);
            }
        }
        moves.sort(Comparator.comparingLong(Move::distance).reversed().thenComparing(Move::path));
        return moves.stream()
                .map(move -> Change.of(
                        Topic.SIZE,
                        move.path(),
                        move.path().isEmpty() ? "code of no Go package" : "code of " + move.path(),
                        move.before() == 0 ? "" : String.valueOf(move.before()),
                        move.after() == 0 ? "" : String.valueOf(move.after()),
                        Effect.DIFFERS))
                .toList();
    }
}
