package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.inspect.difference.Change;
import dev.seaworthy.verdict.Verdict;
import java.util.List;

/** What {@code diff} says in a language; settings and findings are named in English in all. */
interface DiffWords {
    static DiffWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new DiffWordsEnglish();
            case CHINESE -> new DiffWordsChinese();
        };
    }

    /** A need, a protection, a reason: what module {@code inspect} says in English, in this language. */
    String say(String english);

    String same();

    /** The new build is worse on some targets. */
    String worse(List<String> targets, Verdict before, Verdict after);

    /**
     * The new build asks for more.
     *
     * @param needs for what
     * @param judged whether it was judged on targets that the user named, and none is worse
     */
    String demands(List<String> needs, boolean judged);

    /**
     * The new build asks for nothing new.
     *
     * @param complete whether all needs of both were read
     */
    String nothingNew(boolean complete);

    /** A sentence behind that: protections that are weaker. */
    String weaker(List<String> protections);

    String verdict(Verdict verdict);

    String verdicts();

    String topic(Change.Topic topic);

    /** What a change does; empty when it only differs. */
    String effect(Change.Effect effect);

    String bytes();

    String more(int count);

    String columns();
}
