package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody can read a report: axe-core finds no barrier in it, the keys lead everywhere, and paper shows all of it. */
@Together
class HtmlAccessIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final List<String> BINARIES = List.of("1.27-static", "1.27-cgo", "1.27-linux-arm64");
    private static final int MOST_KEYS = 40;

    @TempDir
    Path work;

    @BeforeEach
    void chromium() {
        assumeTrue(Files.isExecutable(Chromium.PROGRAM), "chromium is not installed");
    }

    @Test
    void axeFindsNoBarrier() throws Exception {
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            for (String language : List.of("en", "zh")) {
                Path report = report(language);
                for (String scheme : List.of("light", "dark")) {
                    browser.window(1280, 900, scheme);
                    browser.open(report);
                    assertThat(barriers(browser)).as(language + " " + scheme).isEmpty();
                    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true) || 1");
                    assertThat(barriers(browser))
                            .as(language + " " + scheme + " unfolded")
                            .isEmpty();
                }
            }
        }
    }

    /** Guards the test above: axe does find what is wrong. */
    @Test
    void axeFindsABarrierThatIsThere() throws Exception {
        Path page = Files.writeString(
                work.resolve("bad.html"), "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src='x'>");
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            browser.open(page);
            assertThat(barriers(browser)).contains("critical image-alt");
        }
    }

    /** No mouse: Tab to the first cell, Enter opens what is behind it and goes there, Tab goes on inside. */
    @Test
    void theKeysLeadToACellAndBehindIt() throws Exception {
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            browser.window(1280, 900, "light");
            browser.open(report("en"));
            String atCell = "document.activeElement.matches('td a.v') ? 1 : 0";
            List<String> way = new ArrayList<>();
            while (browser.evaluate(atCell).equals("0") && way.size() < MOST_KEYS) {
                browser.press("Tab", 9);
                way.add(browser.evaluate("document.activeElement.localName"));
            }
            assertThat(browser.evaluate(atCell)).as(way.toString()).isEqualTo("1");
            assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("the focus is seen")
                    .isNotEqualTo("none");

            browser.press("Enter", 13);
            Thread.sleep(300);
            assertThat(browser.evaluate("document.querySelectorAll('.binary > details[open]').length"))
                    .isEqualTo("1");
            assertThat(browser.evaluate("document.activeElement.matches('.binary > details[open] > summary') ? 1 : 0"))
                    .isEqualTo("1");
            browser.press("Enter", 13);
            assertThat(browser.evaluate("document.querySelectorAll('.binary > details[open]').length"))
                    .isEqualTo("0");
        }
    }

    /** Also of a dark screen the paper is white; controls are gone; what was folded is there, even without scripts. */
    @Test
    void paperShowsEverything() throws Exception {
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            browser.window(794, 1123, "dark");
            browser.open(report("en"));
            String hidden =
                    "[...document.querySelectorAll('.binary .finding')]" + ".filter(e => !e.checkVisibility()).length";
            assertThat(browser.evaluate(hidden)).isNotEqualTo("0");

            browser.medium("print", "dark");
            assertThat(browser.evaluate(hidden)).isEqualTo("0");
            assertThat(browser.evaluate("getComputedStyle(document.getElementById('filters')).display"))
                    .isEqualTo("none");
            assertThat(browser.evaluate(
                            "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"))
                    .isEqualTo("#fff");
            assertThat(browser.evaluate("document.documentElement.scrollWidth <= 794"))
                    .isEqualTo("true");
            String paper = new String(browser.paper(), StandardCharsets.ISO_8859_1);
            long pages = Pattern.compile("/Type\\s*/Page\\b")
                    .matcher(paper)
                    .results()
                    .count();
            assertThat(pages).isGreaterThan(3);
            System.out.println("report on paper: " + pages + " pages");
        }
    }

    /** All that axe-core complains of, each with how bad it is and where. */
    private static List<String> barriers(Chromium browser) throws Exception {
        browser.load(LABORATORY.data().resolve("scripts/axe.min.js"));
        String found = browser.evaluate("axe.run(document).then(r => r.passes.length + ' passes'"
                + " + r.violations.map(v => '|' + v.impact + ' ' + v.id + ' ' + v.nodes.length + ' times, first '"
                + " + v.nodes[0].target).join('').replaceAll(String.fromCharCode(34), ''))");
        List<String> parts = List.of(found.split("\\|"));
        assertThat(parts.getFirst()).matches("[1-9][0-9]* passes");
        return parts.subList(1, parts.size()).stream()
                .map(one -> one.startsWith("critical image-alt") ? "critical image-alt" : one)
                .toList();
    }

    private Path report(String language) throws Exception {
        Path report = work.resolve(language + ".html");
        List<String> command = Installed.command(
                "check",
                "--on",
                "scratch,alpine:3.20,debian:12",
                "--fail-on",
                "never",
                "--lang",
                language,
                "-o",
                report.toString());
        LABORATORY.binaries().stream()
                .filter(binary -> BINARIES.contains(binary.id()))
                .forEach(binary -> command.add(binary.file().toString()));
        Finished made = Finished.of(work, Map.of("HOME", work.toString(), "LC_ALL", "C.UTF-8"), command);
        assertThat(made.exitCode()).as(made.err()).isZero();
        return report;
    }
}
