package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;

/** Reads {@code rollout:}. */
final class RolloutReader {
    private static final Shape WORD = Shape.of("[a-z0-9:.-]+", "a name such as nginx or istio");
    private static final Shape HOST = Shape.of("[a-z0-9.-]+", "a host such as orders.example.com");
    private static final Shape TIME = Shape.of("[1-9][0-9]{0,3}[smh]", "a time such as 30s or 5m");

    private RolloutReader() {}

    static Rollout read(Mapping keys) {
        Rollout usual = Rollout.USUAL;
        Rollout rollout = new Rollout(
                keys.choice("tool", Rollout.Tool.class).orElse(usual.tool()),
                keys.text("provider", WORD).orElse(usual.provider()),
                keys.text("host", HOST),
                keys.text("interval", TIME).map(RolloutReader::seconds).orElse(usual.intervalSeconds()),
                keys.integer("threshold", 1, 1000).orElse(usual.threshold()),
                keys.integer("step", 1, 100).orElse(usual.stepWeight()),
                keys.integer("max", 1, 100).orElse(usual.maxWeight()),
                keys.text("prometheus", LoggingReader.URL).orElse(usual.prometheus()));
        keys.done();
        return rollout;
    }

    private static int seconds(String time) {
        int number = Integer.parseInt(time.substring(0, time.length() - 1));
        return switch (time.charAt(time.length() - 1)) {
            case 'm' -> number * 60;
            case 'h' -> number * 3600;
            default -> number;
        };
    }
}
