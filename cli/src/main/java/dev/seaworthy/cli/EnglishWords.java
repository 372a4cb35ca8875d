package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.cli.explain.Certainty;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.verdict.Answer;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.Optional;

/** English. */
final class EnglishWords implements Words {
    @Override
    public Language language() {
        return Language.ENGLISH;
    }

    @Override
    public String verdict(Verdict verdict) {
        return Style.word(verdict.name());
    }

    @Override
    public String severity(Severity severity) {
        return Style.word(severity.name());
    }

    @Override
    public String remedy(Remedy.Kind kind) {
        return Style.word(kind.name());
    }

    @Override
    public String answer(BinaryFacts binary, Assessment result) {
        return result.answer();
    }

    @Override
    public String answerEverywhere(BinaryFacts binary) {
        return Answer.everywhere(binary);
    }

    @Override
    public String answerForAll() {
        return "No Go runtime or plugin has to be installed anywhere: it is inside each Go binary.";
    }

    @Override
    public Optional<String> summary(String rule) {
        return Optional.empty();
    }

    @Override
    public String on(String binary, String target) {
        return binary + " on " + target;
    }

    @Override
    public String onTargets(String targets) {
        return "on " + targets + ": ";
    }

    @Override
    public String headingFor(String target) {
        return "On " + target + ": ";
    }

    @Override
    public String youWouldSee() {
        return "You would see:";
    }

    @Override
    public String inTheBinary() {
        return "In the binary:";
    }

    @Override
    public String onTheTarget() {
        return "On the target:";
    }

    @Override
    public String whatToDo() {
        return "What to do:";
    }

    @Override
    public String nothingChanged(int pairs, long milliseconds) {
        return (pairs == 1 ? "the verdict is as before" : "all " + pairs + " verdicts are as before") + " ("
                + milliseconds + " ms)";
    }

    @Override
    public String moreEvidence(int count) {
        return "… " + count + " more (--verbose)";
    }

    @Override
    public String howToSeeMore() {
        return "Evidence and predicted errors: add --verbose, or name one target with --on.";
    }

    @Override
    public String nothingJudged() {
        return "nothing could be judged";
    }

    @Override
    public String tableHead() {
        return "| verdict | binary | targets | why |";
    }

    @Override
    public String couldNotBeRead() {
        return "Could not be read:";
    }

    @Override
    public String leftOut(int parts, int longest) {
        return parts + (parts == 1 ? " part is" : " parts are") + " left out, because GitHub takes "
                + String.format(java.util.Locale.ROOT, "%,d", longest)
                + " characters at most. `--format json=FILE` has everything.";
    }

    @Override
    public String certainty(Certainty certainty) {
        return switch (certainty) {
            case SURE -> "sure";
            case USUAL -> "usual";
            case POSSIBLE -> "possible";
        };
    }

    @Override
    public String inTheText() {
        return "in the text";
    }

    @Override
    public String toldBy() {
        return "tell it by";
    }

    @Override
    public String runNext() {
        return "run next";
    }

    @Override
    public String judgedByNoRule() {
        return "known, but no rule judges it";
    }

    @Override
    public String nothingFits() {
        return "No known error is in this text. Paste the lines around it too, or judge the binary: seaworthy check";
    }

    @Override
    public String wholeStory() {
        return "The whole story of a rule: seaworthy explain RULE";
    }
}
