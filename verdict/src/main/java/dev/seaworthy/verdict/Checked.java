package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.Examination;
import java.util.List;

/** What checking a file gave. */
public sealed interface Checked {
    /**
     * It is an executable.
     *
     * @param facts what it is
     * @param assessments one for each target, in their order
     */
    record Judged(BinaryFacts facts, List<Assessment> assessments) implements Checked {
        public Judged {
            assessments = List.copyOf(assessments);
        }
    }

    /** It is nothing that could run on any target. */
    record NotExecutable(Examination.OtherFile file) implements Checked {}

    /** Not even its headers can be read. */
    record Damaged(Examination.Damaged damage) implements Checked {}
}
