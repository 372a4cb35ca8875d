package dev.seaworthy.cli;

import dev.seaworthy.trial.Limits;
import dev.seaworthy.trial.watch.Readiness;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of {@code trial}, and the values among them. */
final class TrialOptions {
    static final String VERB = "trial";

    private TrialOptions() {}

    static Options all() {
        Options options = new Options();
        for (String name : java.util.List.of(
                "on",
                "with",
                "ready",
                "repeat",
                "timeout",
                "memory",
                "processes",
                "path-in-target",
                "user",
                "env",
                "workdir",
                "data",
                "lang",
                "color")) {
            options.addOption(Option.builder().longOpt(name).hasArg().get());
        }
        options.addOption(Option.builder().longOpt("network").get());
        options.addOption(Option.builder().longOpt("agreement").get());
        options.addOption(Option.builder().longOpt("json").get());
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    static Limits limits(Arguments arguments) {
        Limits usual = Limits.USUAL;
        return new Limits(
                arguments.value("timeout").map(TrialOptions::time).orElse(usual.timeout()),
                arguments.value("memory").map(TrialOptions::size).orElse(usual.memory()),
                arguments
                        .value("processes")
                        .map(text -> number("processes", text, 100_000))
                        .orElse(usual.processes()),
                usual.writable());
    }

    static Readiness readiness(Arguments arguments) {
        Optional<String> text = arguments.value("ready");
        if (text.isEmpty()) {
            return new Readiness.AtEnd();
        }
        return Readiness.parse(text.get())
                .orElseThrow(() -> new UsageException(
                        VERB, "--ready takes port:PORT, http:PORT/PATH or log:REGEX, not \"" + text.get() + "\""));
    }

    static int number(String option, String text, int most) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new UsageException(
                    VERB, "--" + option + " takes a number from 1 to " + most + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    /** 500ms, 10s, 2m; a mere number means seconds. */
    private static Duration time(String text) {
        String digits = text.replaceAll("[a-z]+$", "");
        if (digits.matches("[0-9]{1,6}") && !digits.matches("0+")) {
            long number = Long.parseLong(digits);
            switch (text.substring(digits.length())) {
                case "ms" -> {
                    return Duration.ofMillis(number);
                }
                case "", "s" -> {
                    return Duration.ofSeconds(number);
                }
                case "m" -> {
                    return Duration.ofMinutes(number);
                }
                default -> {
                    // Not a time.
                }
            }
        }
        throw new UsageException(VERB, "--timeout takes a time such as 500ms, 10s or 2m, not \"" + text + "\"");
    }

    /** 64m, 2g; a mere number means bytes. */
    private static long size(String text) {
        String digits = text.replaceAll("[kmgKMG]$", "");
        if (digits.matches("[0-9]{1,9}") && !digits.matches("0+")) {
            return switch (text.substring(digits.length()).toLowerCase(java.util.Locale.ROOT)) {
                case "k" -> Long.parseLong(digits) << 10;
                case "m" -> Long.parseLong(digits) << 20;
                case "g" -> Long.parseLong(digits) << 30;
                default -> Long.parseLong(digits);
            };
        }
        throw new UsageException(VERB, "--memory takes a size such as 256m or 2g, not \"" + text + "\"");
    }
}
