package dev.seaworthy.target.catalogue;

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
    private final UnaryOperator<String> files;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, Optional<List<String>>> details = new ConcurrentHashMap<>();

    /**
     * @param files gives the text of a target file by its key
     */
    SharedLines(UnaryOperator<String> files) {
        this.files = files;
    }

    @Override
    public Optional<List<String>> details(String file, String path) {
        return details.computeIfAbsent(file + "\t" + path, _ -> find(texts.computeIfAbsent(file, files), path));
    }

    private static Optional<List<String>> find(String text, String path) {
        int at = text.indexOf("\nobject\t" + Fields.escape(path) + "\t");
        if (at < 0) {
            return Optional.empty();
        }
        Lines lines = new Lines(text, at + 1);
        lines.next();
        return Optional.of(lines.indented());
    }
}
