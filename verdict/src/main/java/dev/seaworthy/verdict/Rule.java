package dev.seaworthy.verdict;

import java.util.List;

/** One thing that can go wrong. */
public interface Rule {
    /** Its stable id, {@code group/name}; its page is {@code docs/rules/group/name.md}. */
    String id();

    /** Its findings in a case, none when all is well. */
    List<Finding> check(Case one);
}
