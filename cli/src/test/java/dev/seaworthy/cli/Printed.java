package dev.seaworthy.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a report prints, as a text. */
final class Printed {
    private Printed() {}

    static String by(Consumer<PrintStream> report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            report.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
