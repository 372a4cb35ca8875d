package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real reports in a real browser: nothing is requested, nothing complained of, a keyboard is enough, and in no window does a
 * page grow wider than the window. Pictures are left in {@code build/report}, for people to look at.
 */
@Together
class HtmlReportIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final List<String> BINARIES =
            List.of("1.27-static", "1.27-cgo", "1.27-pie", "1.27-musl", "1.27-linux-arm64", "bookworm-hugo");
    private static final String TARGETS = "scratch,alpine:3.20,debian:13,debian:12,ubuntu:22.04,rockylinux:9";
    private static final int TARGET_COUNT = 6;
    /** The least contrast that WCAG 2 (1.4.3, level AA) allows for text. */
    private static final double CONTRAST = 4.5;

    @TempDir
    Path work;

    @BeforeEach
    void chromium() {
        assumeTrue(Files.isExecutable(Chromium.PROGRAM), "chromium is not installed");
    }

    @Test
    void a_matrix_in_a_browser() throws Exception {
        Path report = report("en", BINARIES);
        Path pictures = Files.createDirectories(Path.of("build", "report"));
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            browser.window(1280, 900, "light");
            browser.open(report);

            assertThat(browser.evaluate("document.querySelectorAll('td a.v').length"))
                    .isEqualTo(Integer.toString(BINARIES.size() * TARGET_COUNT));
            assertThat(browser.evaluate("document.querySelectorAll('svg.treemap').length"))
                    .isEqualTo(Integer.toString(BINARIES.size()));
            assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("en");
            assertThat(lowestContrast(browser)).isGreaterThanOrEqualTo(CONTRAST);
            Files.write(pictures.resolve("light.png"), browser.screenshot());

            aKeyboardIsEnough(browser);
            filtersWork(browser);

            browser.window(1280, 900, "dark");
            assertThat(lowestContrast(browser)).isGreaterThanOrEqualTo(CONTRAST);
            Files.write(pictures.resolve("dark.png"), browser.screenshot());
            browser.window(400, 900, "light");
            assertThat(browser.evaluate("document.documentElement.scrollWidth <= 400"))
                    .isEqualTo("true");
            Files.write(pictures.resolve("narrow.png"), browser.screenshot());
            assertThat(new String(browser.paper(), 0, 5, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF-");
            assertThat(browser.evaluate("document.querySelectorAll('.binary > details[open]').length > 1"))
                    .isEqualTo("false");

            onlyTheFileItself(browser, report);
        }
    }

    @Test
    void chinese_and_one_binary() throws Exception {
        Path report = report("zh", List.of("1.27-cgo"));
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            browser.window(1000, 900, "light");
            browser.open(report);

            assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("zh-CN");
            assertThat(browser.evaluate("document.querySelectorAll('table.list tbody tr').length"))
                    .isEqualTo(Integer.toString(TARGET_COUNT));
            Files.write(
                    Files.createDirectories(Path.of("build", "report")).resolve("chinese.png"), browser.screenshot());
            onlyTheFileItself(browser, report);
        }
    }

    /** A service is really run in two roots, and what was measured stands in the page. */
    @Test
    void measured_trials() throws Exception {
        String data = LABORATORY.data().toString();
        Path binary = Files.copy(LABORATORY.data().resolve("built/1.24-cgo/network"), work.resolve("network"));
        String roots = "dir:" + data + "/roots/libc6-bookworm,dir:" + data + "/roots/musl-bookworm";
        Finished trial =
                seaworthy("trial", binary.toString(), "--on", roots, "--repeat", "3", "--timeout", "2s", "--json");
        assertThat(trial.out()).as(trial.err()).contains("\"toMain\"");
        Path trials = Files.writeString(work.resolve("trials.json"), trial.out());
        Path pictures = Files.createDirectories(Path.of("build", "report"));
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            for (String language : List.of("en", "zh")) {
                Path report = work.resolve("trials-" + language + ".html");
                Finished made = seaworthy(
                        "check",
                        binary.toString(),
                        "--on",
                        roots,
                        "--trials",
                        trials.toString(),
                        "--fail-on",
                        "never",
                        "--lang",
                        language,
                        "-o",
                        report.toString());
                assertThat(made.err()).isEmpty();
                browser.window(1280, 900, language.equals("en") ? "light" : "dark");
                browser.open(report);

                assertThat(browser.evaluate("document.querySelectorAll('table.measured tbody tr').length"))
                        .isEqualTo("2");
                assertThat(browser.evaluate("document.querySelectorAll('.inside .trial').length"))
                        .isEqualTo("2");
                assertThat(browser.evaluate("document.querySelectorAll('.measured .bar').length"))
                        .isNotEqualTo("0");
                assertThat(browser.evaluate("document.querySelectorAll('.contradiction').length"))
                        .isEqualTo("0");
                assertThat(lowestContrast(browser)).isGreaterThanOrEqualTo(CONTRAST);
                browser.evaluate("document.querySelectorAll('.binary > details').forEach(d => d.open = true) || 1");
                browser.window(1280, 2200, language.equals("en") ? "light" : "dark");
                Files.write(pictures.resolve("trials-" + language + ".png"), browser.screenshot());
                browser.window(400, 900, "light");
                assertThat(browser.evaluate("document.documentElement.scrollWidth <= 400"))
                        .isEqualTo("true");
            }
        }
    }

    private Finished seaworthy(String... words) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = Stream.concat(
                        Stream.of(
                                java.toString(),
                                "-p",
                                Installed.APP.toString(),
                                "-m",
                                "dev.seaworthy.cli/dev.seaworthy.cli.Main"),
                        Stream.of(words))
                .toList();
        return Finished.of(work, Map.of("HOME", work.toString(), "LC_ALL", "C.UTF-8"), command);
    }

    /** From the first cell, Enter leads to what is behind it, unfolds it and takes the focus along. */
    private static void aKeyboardIsEnough(Chromium browser) throws Exception {
        browser.evaluate("document.querySelector('td a.v.fails').focus() || 1");
        browser.press("Enter", 13);
        Thread.sleep(200);
        assertThat(browser.evaluate("document.querySelectorAll('.binary > details[open]').length"))
                .isEqualTo("1");
        assertThat(browser.evaluate("document.activeElement.localName")).isEqualTo("summary");
        browser.press("Enter", 13);
        assertThat(browser.evaluate("document.querySelectorAll('.binary > details[open]').length"))
                .isEqualTo("0");
    }

    private static void filtersWork(Chromium browser) throws Exception {
        String visible = "[...document.querySelectorAll('.binary')].filter(b => !b.hidden).length";
        String type = "(() => { const s = document.getElementById('search'); s.value = '%s';"
                + " s.dispatchEvent(new Event('input')); return 1; })()";
        browser.evaluate(type.formatted("hugo"));
        assertThat(browser.evaluate(visible)).isEqualTo("1");
        browser.evaluate(type.formatted(""));
        assertThat(browser.evaluate(visible)).isEqualTo(Integer.toString(BINARIES.size()));
        browser.evaluate("document.querySelector('button[data-verdict=runs]').click() || 1");
        assertThat(browser.evaluate("document.querySelectorAll('details[data-verdict=runs]:not([hidden])').length"))
                .isEqualTo("0");
        browser.evaluate("document.querySelector('button[data-verdict=runs]').click() || 1");
    }

    private static void onlyTheFileItself(Chromium browser, Path report) {
        assertThat(browser.events("Network.requestWillBeSent"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).contains(report.toUri().toString()));
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Log.entryAdded")).isEmpty();
    }

    /** Of every text that is shown, the contrast with the first background behind it that is not transparent. */
    private static double lowestContrast(Chromium browser) throws Exception {
        return Double.parseDouble(browser.evaluate("""
                (() => {
                  const rgb = text => text.match(/[0-9.]+/g).map(Number);
                  const light = c => { const f = c.slice(0, 3).map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
                  let lowest = 21;
                  for (const e of document.querySelectorAll('body *')) {
                    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
                    if (!own || !e.checkVisibility() || e.closest('script')) continue;
                    const style = getComputedStyle(e);
                    const svg = e.closest('svg');
                    if (svg) continue;
                    let back = [255, 255, 255, 0];
                    for (let b = e; b; b = b.parentElement) {
                      const c = rgb(getComputedStyle(b).backgroundColor);
                      if (c.length === 3 || c[3] > 0) { back = c; break; }
                    }
                    const [a, b] = [light(rgb(style.color)), light(back)];
                    lowest = Math.min(lowest, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
                  }
                  return lowest;
                })()"""));
    }

    private Path report(String language, List<String> ids) throws Exception {
        Path report = work.resolve(language + ".html");
        List<String> files = LABORATORY.binaries().stream()
                .filter(binary -> ids.contains(binary.id()))
                .map(binary -> binary.file().toString())
                .toList();
        assertThat(files).hasSameSizeAs(ids);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = Stream.concat(
                        Stream.of(
                                java.toString(),
                                "-p",
                                Installed.APP.toString(),
                                "-m",
                                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                                "check",
                                "--on",
                                TARGETS,
                                "--fail-on",
                                "never",
                                "--lang",
                                language,
                                "-o",
                                report.toString()),
                        files.stream())
                .toList();
        Finished made = Finished.of(work, Map.of("HOME", work.toString(), "LC_ALL", "C.UTF-8"), command);
        assertThat(made.exitCode()).as(made.err()).isZero();
        return report;
    }
}
