package dev.seaworthy.cli;

import dev.seaworthy.inspect.difference.Change;
import dev.seaworthy.verdict.Verdict;
import java.util.List;

/** English. */
final class DiffWordsEnglish implements DiffWords {
    @Override
    public String say(String english) {
        return english;
    }

    @Override
    public String same() {
        return "Yes: the two files are the same, byte by byte.";
    }

    @Override
    public String worse(List<String> targets, Verdict before, Verdict after) {
        return "No, not everywhere: on " + String.join(", ", targets) + " the verdict becomes worse (" + verdict(before)
                + " → " + verdict(after) + ").";
    }

    @Override
    public String demands(List<String> needs, boolean judged) {
        return (judged
                        ? "Yes on these targets. On others look first: it needs what it did not need before: "
                        : "Look first: it needs what it did not need before: ")
                + String.join("; ", needs) + ".";
    }

    @Override
    public String nothingNew(boolean complete) {
        return complete
                ? "Yes: it needs nothing of a Linux that it did not need before."
                : "Yes, as far as can be read: it needs nothing of a Linux that it did not need before.";
    }

    @Override
    public String weaker(List<String> protections) {
        return "But it is protected less: " + String.join("; ", protections) + ".";
    }

    @Override
    public String verdict(Verdict verdict) {
        return Style.word(verdict.name());
    }

    @Override
    public String verdicts() {
        return "verdicts";
    }

    @Override
    public String topic(Change.Topic topic) {
        return Style.word(topic.name());
    }

    @Override
    public String effect(Change.Effect effect) {
        return switch (effect) {
            case DEMANDS -> "asks for more";
            case WEAKENS -> "weaker";
            case RELIEVES -> "asks for less";
            case STRENGTHENS -> "stronger";
            case DIFFERS -> "";
        };
    }

    @Override
    public String bytes() {
        return "bytes";
    }

    @Override
    public String more(int count) {
        return "… " + count + " more (--verbose)";
    }

    @Override
    public String columns() {
        return "| what | before | after | effect |";
    }
}
