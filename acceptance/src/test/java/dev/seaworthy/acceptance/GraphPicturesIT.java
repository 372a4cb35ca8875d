package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real programs draw what {@code inspect --graph} writes for them: Mermaid in a browser, and Graphviz. */
@Together
class GraphPicturesIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    /** Static, with C, position-independent without C, and against musl. */
    private static final List<String> KINDS = List.of("1.27-static", "1.27-cgo", "1.27-pie", "1.27-musl");

    @TempDir
    Path work;

    @Test
    void mermaidDrawsThem() throws Exception {
        assumeTrue(Files.isExecutable(Chromium.PROGRAM), "chromium is not installed");
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><script src='")
                .append(LABORATORY.data().resolve("scripts/mermaid.min.js").toUri())
                .append("'></script><script>mermaid.initialize({startOnLoad: false});</script>");
        for (String kind : KINDS) {
            for (String target : List.of("debian:12", "alpine:3.20")) {
                String graph = graph(kind, "mermaid", target);
                page.append("<pre class=mermaid>")
                        .append(graph.replace("&", "&amp;").replace("<", "&lt;"))
                        .append("</pre>\n");
            }
        }
        Path file = Files.writeString(work.resolve("graphs.html"), page);
        try (Chromium browser = new Chromium(Files.createDirectories(work.resolve("profile")))) {
            browser.window(1200, 3000, "light");
            browser.open(file);

            String drawn = browser.evaluate(
                    "mermaid.run().then(() => document.querySelectorAll('pre.mermaid svg').length + ' drawn')"
                            + ".catch(e => String(e.message || e.str || e).replaceAll(String.fromCharCode(34), ''))");
            Files.write(
                    Files.createDirectories(Path.of("build", "report")).resolve("mermaid.png"), browser.screenshot());

            assertThat(drawn).isEqualTo(KINDS.size() * 2 + " drawn");
            assertThat(browser.evaluate("document.querySelectorAll('svg[aria-roledescription=error]').length"))
                    .isEqualTo("0");
            assertThat(browser.evaluate("[...document.querySelectorAll('pre.mermaid svg')]"
                            + ".filter(svg => svg.querySelectorAll('.node').length < 2).length"))
                    .isEqualTo("0");
            assertThat(browser.evaluate("document.body.innerText.includes('libc.so.6')"))
                    .isEqualTo("true");
            assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        }
    }

    @Test
    void graphvizDrawsThem() throws Exception {
        for (String kind : KINDS) {
            String graph = graph(kind, "dot", "alpine:3.20");
            Path file = Files.writeString(work.resolve(kind + ".dot"), graph);
            Finished drawn = Finished.of(work, Map.of(), List.of("dot", "-Tsvg", file.toString()));

            assertThat(drawn.exitCode()).as(kind + drawn.err()).isZero();
            assertThat(drawn.err()).as(kind).isEmpty();
            long nodes = Pattern.compile("<g id=\"node")
                    .matcher(drawn.out())
                    .results()
                    .count();
            long edges = Pattern.compile("<g id=\"edge")
                    .matcher(drawn.out())
                    .results()
                    .count();
            long wanted = graph.lines().filter(line -> line.contains("->")).count();
            assertThat(edges).as(kind).isEqualTo(wanted);
            assertThat(nodes).as(kind).isGreaterThan(1);
        }
    }

    private String graph(String kind, String form, String target) throws Exception {
        Path binary = LABORATORY.binaries().stream()
                .filter(one -> one.id().equals(kind))
                .findFirst()
                .orElseThrow()
                .file();
        Finished finished = Finished.of(
                work,
                Map.of("LC_ALL", "C.UTF-8"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=" + StandardCharsets.UTF_8,
                        "-p",
                        Installed.APP.toString(),
                        "-m",
                        "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                        "inspect",
                        binary.toString(),
                        "--graph",
                        form,
                        "--on",
                        target));
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished.out();
    }
}
