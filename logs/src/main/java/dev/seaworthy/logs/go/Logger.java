package dev.seaworthy.logs.go;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Loggers that are told by the fields that they write when nobody says otherwise. */
public enum Logger {
    CONTRACT("the contract's own fields", ""),
    SLOG("log/slog (JSONHandler)", "slog"),
    ZAP("zap (production)", "zap"),
    ZEROLOG("zerolog", "zerolog"),
    LOGRUS("logrus (JSONFormatter)", "logrus"),
    ECS("Elastic Common Schema", "ecs"),
    UNKNOWN("no logger that is known here", "");

    /** Fields whose presence tells. */
    public static final int TIME = 1;

    public static final int TS = 2;
    public static final int MSG = 4;
    public static final int MESSAGE = 8;
    public static final int LEVEL = 16;
    public static final int TIMESTAMP = 32;
    public static final int AT_TIMESTAMP = 64;
    public static final int SERVICE = 128;

    private final String words;
    private final String snippet;

    Logger(String words, String snippet) {
        this.words = words;
        this.snippet = snippet;
    }

    /** What it is called. */
    public String words() {
        return words;
    }

    /** The bit of a field at the top of an object, 0 for those that tell nothing. */
    public static int mark(String path) {
        return switch (path) {
            case "time" -> TIME;
            case "ts" -> TS;
            case "msg" -> MSG;
            case "message" -> MESSAGE;
            case "level" -> LEVEL;
            case "timestamp" -> TIMESTAMP;
            case "@timestamp" -> AT_TIMESTAMP;
            case "service" -> SERVICE;
            default -> 0;
        };
    }

    /**
     * Who writes such lines.
     *
     * @param marks the fields of the line
     * @param capitals whether the level is in capitals
     */
    public static Logger of(int marks, boolean capitals) {
        if (has(marks, AT_TIMESTAMP)) {
            return ECS;
        }
        if (has(marks, TIMESTAMP | LEVEL | MESSAGE)) {
            return CONTRACT;
        }
        if (has(marks, TS | LEVEL | MSG)) {
            return ZAP;
        }
        if (has(marks, TIME | LEVEL | MSG)) {
            return capitals ? SLOG : LOGRUS;
        }
        return has(marks, LEVEL | MESSAGE) || has(marks, TIME | MESSAGE) ? ZEROLOG : UNKNOWN;
    }

    private static boolean has(int marks, int wanted) {
        return (marks & wanted) == wanted;
    }

    /** Go code that makes it write what the contract asks for; empty when there is nothing to change or none is known. */
    public Optional<String> configuration() {
        if (snippet.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Logger.class.getResourceAsStream(snippet + ".txt")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
