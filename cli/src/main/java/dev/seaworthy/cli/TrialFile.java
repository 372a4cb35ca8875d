package dev.seaworthy.cli;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Series;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what {@code trial --json} wrote. */
final class TrialFile {
    /** A trial has some kilobytes, most of them what the program printed. */
    private static final int LARGEST = 64 << 20;

    private static final String NOT_ONE = "is not what \"seaworthy trial --json\" writes, version 1: ";

    private TrialFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read or is something else; the message says so in one line
     */
    static List<MeasuredTrial> read(String name) throws IOException {
        Path path = FileNames.path(name);
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(LARGEST + 1);
        }
        if (content.length > LARGEST) {
            throw new IOException("is larger than " + (LARGEST >> 20) + " MiB");
        }
        Json top;
        try {
            top = JsonReader.read(content);
        } catch (JsonException wrong) {
            throw new IOException(NOT_ONE + wrong.getMessage(), wrong);
        }
        if (!top.number("version").equals(Optional.of(1L))
                || top.member("trials").isEmpty()) {
            throw new IOException(NOT_ONE + "it has no \"version\": 1 and \"trials\"");
        }
        List<MeasuredTrial> trials = new ArrayList<>();
        for (Json one : top.elements("trials")) {
            trials.add(trial(one, top.text("runner").orElse("")));
        }
        return trials;
    }

    private static MeasuredTrial trial(Json one, String runner) throws IOException {
        List<Json> runs = one.elements("runs");
        if (runs.isEmpty()) {
            throw new IOException(NOT_ONE + "a trial has no runs");
        }
        Outcome outcome = outcome(runs.getFirst());
        boolean neverReady = outcome.started() && one.member("ready").equals(Optional.of(new Json.Flag(false)));
        return new MeasuredTrial(
                runner,
                text(one, "binary"),
                text(one, "target"),
                constant(Verdict.values(), text(one, "foretold")),
                constant(Agreement.values(), text(one, "agreement")),
                outcome,
                neverReady,
                bytes(one, "rootBytes"),
                series(one, "toMain"),
                series(one, "toReady"),
                series(one, "toEnd"),
                bytes(one, "peakMemoryBytes"),
                one.texts("libraries"),
                one.member("notFound").map(_ -> one.texts("notFound")));
    }

    private static Outcome outcome(Json run) throws IOException {
        int status = Math.toIntExact(Math.clamp(run.number("exitStatus").orElse(0L), 0, 255));
        String error = run.text("error").orElse("");
        return switch (text(run, "outcome")) {
            case "notExecuted" -> new Outcome.NotExecuted(error);
            case "notLoaded" -> new Outcome.NotLoaded(error, status);
            case "ended" -> new Outcome.Ended(status);
            case "ready" -> new Outcome.Ready(run.member("endedWhenAsked").equals(Optional.of(new Json.Flag(true))));
            case "stopped" -> new Outcome.Stopped(constant(Outcome.Limit.values(), text(run, "limit")));
            case String other -> throw new IOException(NOT_ONE + "\"" + other + "\" is no outcome");
        };
    }

    private static Optional<Series> series(Json one, String name) {
        return one.member(name)
                .map(numbers -> new Series(
                        micros(numbers, "medianMicros"),
                        micros(numbers, "leastMicros"),
                        micros(numbers, "mostMicros"),
                        Math.toIntExact(Math.clamp(numbers.number("runs").orElse(1L), 1, Integer.MAX_VALUE))));
    }

    private static Duration micros(Json numbers, String name) {
        // Longer than a day is not what anybody waited for; more would not fit where it is counted in nanoseconds.
        return Duration.ofNanos(1_000
                * Math.clamp(
                        numbers.number(name).orElse(0L), 0, Duration.ofDays(1).toMillis() * 1_000));
    }

    private static OptionalLong bytes(Json one, String name) {
        Optional<Long> bytes = one.number(name).filter(number -> number >= 0);
        return bytes.isPresent() ? OptionalLong.of(bytes.get()) : OptionalLong.empty();
    }

    private static String text(Json one, String name) throws IOException {
        return one.text(name).orElseThrow(() -> new IOException(NOT_ONE + "a trial has no \"" + name + "\""));
    }

    private static <E extends Enum<E>> E constant(E[] constants, String word) throws IOException {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(constants)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException(NOT_ONE + "it does not have the word \"" + word + "\""));
    }
}
