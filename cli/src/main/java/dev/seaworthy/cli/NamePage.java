package dev.seaworthy.cli;

import dev.seaworthy.verdict.dns.Decision;
import dev.seaworthy.verdict.dns.NamesAsked;
import dev.seaworthy.verdict.dns.OptionFate;
import dev.seaworthy.verdict.dns.Order;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.Trap;
import dev.seaworthy.verdict.dns.WorstCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one binary resolves names on some targets where it is all the same, as a page for people. */
final class NamePage {
    private static final int WIDTH = 100;
    private static final int COLUMN = 12;

    private final Style style;
    private final StringBuilder out = new StringBuilder();

    private NamePage(Style style) {
        this.style = style;
    }

    static String text(String binary, List<String> targets, Resolution resolution, Style style) {
        NamePage page = new NamePage(style);
        page.out
                .append(style.bold(
                        Terminal.oneLine("How " + binary + " resolves names on " + String.join(", ", targets))))
                .append("\n\n");
        page.all(resolution);
        return page.out.toString();
    }

    private void all(Resolution resolution) {
        if (resolution.facts().linked() == Linked.NONE) {
            paragraph("Resolver", "none: nothing that looks up hosts is linked");
            return;
        }
        resolver(resolution);
        if (!resolution.steps().isEmpty()) {
            paragraph("Order", String.join(", then ", resolution.steps()));
        }
        for (Resolution.NameCase special : resolution.special()) {
            paragraph(
                    "But",
                    special.name() + ": " + who(special.decision().order(), resolution) + ", because "
                            + special.decision().because().getLast());
        }
        resolution.unknown().forEach(unknown -> paragraph("Not known", unknown));
        if (!resolution.readings().isEmpty()) {
            readings(resolution);
            asked(resolution);
            worstCases(resolution);
        } else {
            paragraph("", "--resolv-conf FILE tells what a given resolv.conf would mean");
        }
        options(resolution.options());
        traps(resolution.traps());
    }

    private void resolver(Resolution resolution) {
        Optional<Decision> decision = resolution.decision();
        if (decision.isEmpty()) {
            paragraph(
                    "Resolver",
                    resolution.facts().linked() == Linked.C
                            ? "the C library's"
                                    + resolution
                                            .resolver()
                                            .map(one -> ", " + name(one))
                                            .orElse("")
                            : "it cannot be told which is in the binary");
            return;
        }
        choice("Resolver", decision.get().order(), "", resolution);
        decision.get().alternatives().forEach(other -> choice("  or", other.order(), ", " + other.when(), resolution));
        List<String> because = decision.get().because();
        for (int i = 0; i < because.size(); i++) {
            paragraph(i == 0 ? "Because" : "", because.get(i));
        }
    }

    private void choice(String label, Order order, String when, Resolution resolution) {
        paragraph(label, who(order, resolution) + " (" + order.printed() + ")" + when);
    }

    private static String who(Order order, Resolution resolution) {
        if (order != Order.CGO) {
            return "Go's own resolver";
        }
        return switch (resolution.facts().cLibrary()) {
            case GLIBC -> "the C library's resolver, glibc";
            case MUSL, OLD_MUSL -> "the C library's resolver, musl";
            case UNKNOWN -> "the C library's resolver";
        };
    }

    private void readings(Resolution resolution) {
        heading("What each makes of /etc/resolv.conf (> is the one in use)");
        for (ResolvConf conf : resolution.readings()) {
            List<String> parts = new ArrayList<>();
            parts.add((conf.defaultServers() ? "no server named, so " : "") + String.join(" ", conf.servers()));
            parts.add(conf.search().isEmpty() ? "no search list" : "search " + String.join(" ", conf.search()));
            parts.add("ndots:" + conf.ndots() + " timeout:" + conf.timeoutSeconds() + " attempts:" + conf.attempts());
            conf.flags().stream().map(ResolvConf.Flag::option).sorted().forEach(parts::add);
            paragraph(marked(conf.reader(), resolution), String.join(", ", parts));
        }
    }

    private void asked(Resolution resolution) {
        if (resolution.readings().stream().allMatch(conf -> conf.search().isEmpty())) {
            return;
        }
        heading("Names that a server is asked for, in this order, when none exists");
        Map<String, Map<List<String>, List<String>>> byName = new LinkedHashMap<>();
        for (NamesAsked asked : resolution.asked()) {
            byName.computeIfAbsent(asked.name(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(asked.whenMissing(), _ -> new ArrayList<>())
                    .add(name(asked.resolver()));
        }
        byName.forEach((name, readers) -> readers.forEach((names, who) -> paragraph(
                "  " + (readers.size() == 1 ? "all" : String.join(" ", who)),
                name + ": " + (names.isEmpty() ? "none" : String.join(", ", names)))));
    }

    private void worstCases(Resolution resolution) {
        heading("A lookup of " + Resolution.ORDINARY_NAME + " when every server is silent");
        for (WorstCase worst : resolution.worstCases()) {
            if (worst.name().equals(Resolution.ORDINARY_NAME)) {
                String seconds = worst.seconds().isPresent() ? worst.seconds().getAsLong() + " s" : "no limit";
                paragraph(marked(worst.resolver(), resolution), seconds + " (" + worst.formula() + ")");
            }
        }
    }

    private void options(List<OptionFate> options) {
        if (options.isEmpty()) {
            return;
        }
        heading("Options");
        for (OptionFate fate : options) {
            out.append("  ").append(Terminal.oneLine(fate.option())).append('\n');
            paragraph("    Go", fate.go());
            paragraph("    glibc", fate.glibc());
            paragraph("    musl", fate.musl());
        }
    }

    private void traps(List<Trap> traps) {
        if (traps.isEmpty()) {
            return;
        }
        heading("Beware");
        traps.forEach(trap -> paragraph("  -", trap.message()));
    }

    private static String marked(Reader reader, Resolution resolution) {
        return (resolution.resolver().equals(Optional.of(reader)) ? "> " : "  ") + name(reader);
    }

    private static String name(Reader reader) {
        return switch (reader) {
            case GO -> "Go";
            case GLIBC -> "glibc";
            case MUSL -> "musl";
        };
    }

    private void heading(String text) {
        out.append('\n').append(style.bold(text)).append('\n');
    }

    /** A label and a text that is broken between words; what a stranger's file says stays on its line. */
    private void paragraph(String label, String text) {
        int indent = label.endsWith("-") ? 4 : COLUMN;
        StringBuilder line = new StringBuilder(label + " ".repeat(Math.max(1, indent - label.length())));
        int length = line.length();
        for (String word : Terminal.oneLine(text).split(" ", -1)) {
            if (length > indent && length + word.length() > WIDTH) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(indent));
                length = indent;
            }
            line.append(word).append(' ');
            length += word.length() + 1;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
