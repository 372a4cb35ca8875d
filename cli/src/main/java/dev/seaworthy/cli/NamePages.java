package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.dns.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of {@code check --explain-dns}; targets on which a binary does the same share one. */
final class NamePages {
    private NamePages() {}

    private record Page(String binary, Resolution resolution) {}

    static String text(Report report, Style style) {
        if (report.names().isEmpty()) {
            return "";
        }
        Map<Page, List<String>> targets = new LinkedHashMap<>();
        for (Assessment result : report.results()) {
            report.names()
                    .get()
                    .of(result)
                    .ifPresent(resolution -> targets.computeIfAbsent(
                                    new Page(result.binary(), resolution), _ -> new ArrayList<>())
                            .add(result.target()));
        }
        StringBuilder out = new StringBuilder();
        targets.forEach(
                (page, on) -> out.append('\n').append(NamePage.text(page.binary(), on, page.resolution(), style)));
        return out.toString();
    }
}
