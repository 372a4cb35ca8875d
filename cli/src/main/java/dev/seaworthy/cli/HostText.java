package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Wrapping;
import dev.seaworthy.host.Audit;
import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Section;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import java.util.List;
import java.util.Optional;

/** The audit of a host for people. */
final class HostText {
    private static final int COLUMNS = 100;
    private static final int LABEL = 26;

    private final Style style;
    private final Words words;
    private final HostWords host;
    private final Translations translations;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    HostText(Style style, Words words, boolean verbose) {
        this.style = style;
        this.words = words;
        this.host = HostWords.in(words.language());
        this.translations = Translations.ofAudits(words.language());
        this.verbose = verbose;
    }

    /**
     * The whole text.
     *
     * @param name the host
     * @param service the unit or binary that it was audited for
     * @param plan whether to print the changes that would answer the findings
     */
    String of(String name, Optional<String> service, Audit audit, boolean plan) {
        String shown = name.equals("this host") ? host.thisHost() : name;
        line(style.sign(audit.verdict()) + " " + style.like(audit.verdict(), words.verdict(audit.verdict())) + "  "
                + service.map(one -> words.on(style.bold(Terminal.oneLine(one)), style.bold(shown)))
                        .orElse(style.bold(shown)));
        for (Section section : audit.sections()) {
            section(section);
        }
        unseen(audit);
        List<Fix> fixes = audit.sections().stream()
                .flatMap(section -> section.fixes().stream())
                .toList();
        if (plan) {
            fixes.forEach(this::fix);
        } else if (!fixes.isEmpty()) {
            line("");
            line(style.dim(host.planHint(fixes.size())));
        }
        return out.toString();
    }

    private void section(Section section) {
        line("");
        line(style.bold(host.area(section.area())));
        for (Fact fact : section.facts()) {
            paragraph(
                    "  " + style.dim(Wrapping.padded(translations.of(fact.name()), LABEL - 2)) + " ",
                    translations.of(fact.value()));
        }
        for (Finding finding : section.findings()) {
            line("");
            out.append(TextReport.finding(style, words, verbose, translations.of(finding)));
        }
    }

    /** A fact's value, which goes on below its beginning when it is long. */
    private void paragraph(String label, String value) {
        String wrapped = Wrapping.wrap(Terminal.oneLine(value), COLUMNS - LABEL - 1, "");
        line(label + wrapped.replace("\n", "\n" + " ".repeat(LABEL + 1)));
    }

    private void unseen(Audit audit) {
        List<String> all = audit.sections().stream()
                .flatMap(section -> section.unseen().stream())
                .distinct()
                .toList();
        if (!all.isEmpty()) {
            line("");
            line(style.bold(host.unseen()));
            all.forEach(one -> line("  " + Terminal.oneLine(translations.of(one))));
        }
    }

    private void fix(Fix fix) {
        line("");
        line(style.bold(fix.kind() == Fix.Kind.FILE ? host.file(fix.name()) : host.commands(fix.name())));
        line("  " + fix.changes());
        if (!fix.checkedBy().isEmpty()) {
            line("  " + style.dim(host.checkedBy(fix.checkedBy())));
        }
        Terminal.printable(fix.text()).lines().forEach(one -> line("    " + style.green(one)));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
