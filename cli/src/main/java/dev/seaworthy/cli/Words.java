package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.cli.explain.Certainty;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.Optional;

/**
 * What the command says in a language. Names, ids, error texts and commands are the same in all; so are, for now, the
 * sentences of findings.
 */
interface Words {
    /** The words of a language; those of the others are not even loaded. */
    static Words in(Language language) {
        return switch (language) {
            case ENGLISH -> new EnglishWords();
            case CHINESE -> new ChineseWords();
        };
    }

    /** Which language it is. */
    Language language();

    String verdict(Verdict verdict);

    String severity(Severity severity);

    String remedy(Remedy.Kind kind);

    /** The first line: what must be installed there. */
    String answer(BinaryFacts binary, Assessment result);

    /** The first line for several targets. */
    String answerEverywhere(BinaryFacts binary);

    /** The first line for several binaries. */
    String answerForAll();

    /** What a rule is about, where its findings do not say it in this language. */
    Optional<String> summary(String rule);

    /** A binary on a target. */
    String on(String binary, String target);

    /** Before what is to be done on some targets. */
    String onTargets(String targets);

    /** The heading of what was found on a target. */
    String headingFor(String target);

    String youWouldSee();

    String inTheBinary();

    String onTheTarget();

    String whatToDo();

    /** Of {@code --watch}: a new judgement is the same as the one before. */
    String nothingChanged(int pairs, long milliseconds);

    String moreEvidence(int count);

    String howToSeeMore();

    // The Markdown report's own.

    String nothingJudged();

    String tableHead();

    String couldNotBeRead();

    String leftOut(int parts, int longest);

    // Of "explain".

    String certainty(Certainty certainty);

    String inTheText();

    String toldBy();

    String runNext();

    String judgedByNoRule();

    String nothingFits();

    String wholeStory();
}
