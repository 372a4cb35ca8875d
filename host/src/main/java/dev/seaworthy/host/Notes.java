package dev.seaworthy.host;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a part of the audit writes down while it looks; {@link #section} makes the section of it. */
public final class Notes {
    private final Section.Area area;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    public Notes(Section.Area area) {
        this.area = area;
    }

    /** Files of a host are written by strangers: their control characters must not reach a terminal. */
    static String printable(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')
                ? text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?")
                : text;
    }

    /** Something is there. */
    public void fact(String name, String value) {
        facts.add(new Fact(name, printable(value)));
    }

    /** Something is wrong. */
    public void finding(Finding finding) {
        findings.add(finding);
    }

    /** Something could not be looked at. */
    public void unseen(String why) {
        if (!unseen.contains(printable(why))) {
            unseen.add(printable(why));
        }
    }

    /** Something can be changed. */
    public void fix(Fix fix) {
        fixes.add(fix);
    }

    /** All of it, the worst findings first. */
    public Section section() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity));
        return new Section(area, facts, sorted, unseen, fixes);
    }
}
