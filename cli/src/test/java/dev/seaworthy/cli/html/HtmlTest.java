package dev.seaworthy.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Html html = new Html(out);

    private String printed() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatStrangersChooseIsNoMarkup() {
        html.element("p", "<b>&'\"", "title", "\" onclick=\"");

        assertThat(printed()).isEqualTo("<p title=\"&quot; onclick=&quot;\">&lt;b&gt;&amp;&#39;&quot;</p>\n");
    }

    @Test
    void aLongPageIsPrintedPieceByPiece() {
        html.open("main");
        for (int i = 0; i < 100_000; i++) {
            html.element("p", "✓");
        }

        assertThat(html.length()).isEqualTo("<main>".length() + 100_000L * "<p>✓</p>\n".length());
        assertThat((long) printed().length()).isBetween(html.length() - 70_000, html.length());
        html.close();
        assertThat(printed())
                .startsWith("<main><p>✓</p>")
                .endsWith("<p>✓</p>\n</main>\n")
                .hasSize((int) html.length());
    }
}
