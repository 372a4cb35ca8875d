package dev.seaworthy.acceptance;

import java.util.regex.Pattern;

/** What a program that asks for one thing did. */
sealed interface Behaviour {
    /** What it was given is what it asked for. */
    record Works(String text) implements Behaviour {}

    /** It ran, and did not get what it asked for; the text is the error that a service would log. */
    record Gap(String text) implements Behaviour {}

    /** It never came to ask: refused by the kernel or its loader, or dead before. */
    record DoesNotRun(String text) implements Behaviour {}

    /** What differs from run to run: names of temporary files, ports that the kernel chose. */
    Pattern RANDOM = Pattern.compile("(?<=laboratory-)\\d+|(?<=:)\\d+(?=->)");

    /** Reads what a trial saw of a program that prints {@code ok …} or {@code gap …}. */
    static Behaviour of(RawResult result) {
        String said = RANDOM.matcher(result.stdout().strip()).replaceAll("N");
        if (result.end().equals("exit 0") && said.startsWith("ok ")) {
            return new Works(said.substring(3));
        }
        if (result.end().equals("exit 1") && said.startsWith("gap ")) {
            return new Gap(said.substring(4));
        }
        return switch (OutcomeReader.read(result)) {
            case Outcome.DoesNotStart(Outcome.Reason _, String text) -> new DoesNotRun(firstLine(text));
            case Outcome.Starts(String ending, String text) -> new DoesNotRun(firstLine(text) + " (" + ending + ")");
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
