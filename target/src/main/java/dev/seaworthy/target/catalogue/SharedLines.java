package dev.seaworthy.target.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The lines that built-in target files have in common. An object's are found without reading the rest of the file that
 * holds them, and each file is fetched once.
 */
final class SharedLines implements RecordedObject.Shared {
    private static final String OBJECT = "\nobject\t";

    private final UnaryOperator<String> files;
    private final Map<String, WrittenObjects> texts = new ConcurrentHashMap<>();
    private final Map<String, Optional<List<String>>> details = new ConcurrentHashMap<>();

    /**
     * @param files gives the text of a target file by its key
     */
    SharedLines(UnaryOperator<String> files) {
        this.files = files;
    }

    @Override
    public Optional<List<String>> details(String file, String path) {
        return details.computeIfAbsent(
                file + "\t" + path,
                _ -> texts.computeIfAbsent(file, key -> new WrittenObjects(files.apply(key)))
                        .lines(path));
    }

    /** Where the objects are in a text: it is gone through once for all of them, and only as far as they are asked for. */
    private static final class WrittenObjects {
        private final String text;
        /** Where the line of each is by its path, as it is written. */
        private final Map<String, Integer> places = new HashMap<>();

        private int done;

        WrittenObjects(String text) {
            this.text = text;
        }

        synchronized Optional<List<String>> lines(String path) {
            String wanted = Fields.escape(path);
            Integer place = places.get(wanted);
            while (place == null && done >= 0) {
                done = text.indexOf(OBJECT, done);
                if (done >= 0) {
                    int start = done + OBJECT.length();
                    int end = text.indexOf('\t', start);
                    String found = end < 0 ? "" : text.substring(start, end);
                    places.putIfAbsent(found, done + 1);
                    place = places.get(wanted);
                    done = start;
                }
            }
            if (place == null) {
                return Optional.empty();
            }
            Lines lines = new Lines(text, place);
            lines.next();
            return Optional.of(lines.indented());
        }
    }
}
