package dev.seaworthy.inspect.graph;

import dev.seaworthy.inspect.graph.Graph.Edge;
import dev.seaworthy.inspect.graph.Graph.Node;
import java.util.List;
import java.util.Locale;

/** The graph as SVG, drawn without any other program. */
public final class GraphPicture {
    private static final int ROW = 58;
    private static final int BOX = 42;
    private static final int GAP = 64;
    private static final int MARGIN = 12;
    private static final int LONGEST = 34;
    /** The width of a letter of names and of notes, more or less: nothing here knows the font. */
    private static final double LETTER = 7.6;

    private static final double SMALL_LETTER = 6.4;

    /** For a picture that stands alone: in a page, the page says how it looks. */
    private static final String STYLE = """
            <style>
            svg { background: #fff; color: #17212b }
            @media (prefers-color-scheme: dark) { svg { background: #171f27; color: #e4e9ee } }
            text { fill: currentColor; font: 13px sans-serif }
            .note { font-size: 11px; opacity: .75 }
            rect { fill: none; stroke: currentColor; stroke-opacity: .55 }
            path { fill: none; stroke: currentColor; stroke-opacity: .45 }
            .missing rect { stroke: #d0453c; stroke-opacity: 1; stroke-dasharray: 5 3 }
            </style>
            """;

    private final Graph graph;
    private final List<List<Integer>> columns;
    private final double[] x;
    private final double[] y;
    private final double[] width;
    private final StringBuilder out = new StringBuilder();

    private GraphPicture(Graph graph) {
        this.graph = graph;
        this.columns = new Layers(graph).columns();
        int count = graph.nodes().size();
        this.x = new double[count];
        this.y = new double[count];
        this.width = new double[count];
    }

    /** A file of its own. */
    public static String svg(Graph graph, String title) {
        return new GraphPicture(graph).draw(title, true);
    }

    /** A part of a page, which gives it colours by the classes {@code graph}, {@code missing} and those of kinds. */
    public static String inPage(Graph graph, String title) {
        return new GraphPicture(graph).draw(title, false);
    }

    private String draw(String title, boolean alone) {
        int rows = columns.stream().mapToInt(List::size).max().orElse(1);
        double height = rows * ROW + 2.0 * MARGIN;
        double right = place(height);
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                        + " height=\"%.0f\" role=\"img\" aria-label=\"%s\">%n",
                right,
                height,
                right,
                height,
                escaped(title + ": " + inWords())));
        if (alone) {
            out.append(STYLE);
        }
        graph.edges().forEach(this::edge);
        for (int i = 0; i < graph.nodes().size(); i++) {
            node(i);
        }
        return out.append("</svg>\n").toString();
    }

    /** Gives each node its place and says where the picture ends on the right. */
    private double place(double height) {
        double left = MARGIN;
        for (List<Integer> column : columns) {
            double widest = 0;
            double top = (height - column.size() * ROW) / 2 + (ROW - BOX) / 2.0;
            for (int node : column) {
                Node one = graph.nodes().get(node);
                width[node] = Math.max(
                                shown(one.name()).length() * LETTER,
                                shown(note(one)).length() * SMALL_LETTER)
                        + 24;
                widest = Math.max(widest, width[node]);
                x[node] = left;
                y[node] = top;
                top += ROW;
            }
            left += widest + GAP;
        }
        return left - GAP + MARGIN;
    }

    private void edge(Edge edge) {
        double fromX = x[edge.from()] + width[edge.from()];
        double fromY = y[edge.from()] + BOX / 2.0;
        double toX = x[edge.to()];
        double toY = y[edge.to()] + BOX / 2.0;
        double bend = Math.max(24, (toX - fromX) / 2);
        out.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fm-6 -4l6 4l-6 4\"/>%n",
                fromX,
                fromY,
                fromX + bend,
                fromY,
                toX - bend,
                toY,
                toX,
                toY));
    }

    private void node(int index) {
        Node node = graph.nodes().get(index);
        String kind = node.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.append(String.format(
                Locale.ROOT,
                "<g class=\"%s\"><title>%s</title>"
                        + "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"%d\"/>",
                kind + (node.missing() ? " missing" : ""),
                escaped(node.name() + (note(node).isEmpty() ? "" : " (" + note(node) + ")")),
                x[index],
                y[index],
                width[index],
                BOX,
                node.kind() == Graph.Kind.PROGRAM || node.kind() == Graph.Kind.PACKAGE ? 14 : 4));
        boolean alone = note(node).isEmpty();
        text(index, alone ? BOX / 2.0 + 4.5 : 18, shown(node.name()), "");
        if (!alone) {
            text(index, 33, shown(note(node)), " class=\"note\"");
        }
        out.append("</g>\n");
    }

    private void text(int node, double down, String text, String attributes) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>",
                x[node] + 12,
                y[node] + down,
                attributes,
                escaped(text)));
    }

    private static String note(Node node) {
        return node.missing() ? (node.note().isEmpty() ? "" : node.note() + ", ") + "missing" : node.note();
    }

    /** The end of a path or a name says more than its beginning. */
    private static String shown(String text) {
        return text.length() <= LONGEST ? text : "…" + text.substring(text.length() - LONGEST + 1);
    }

    private String inWords() {
        StringBuilder words = new StringBuilder();
        for (Node node : graph.nodes()) {
            words.append(words.isEmpty() ? "" : ", ").append(node.name());
        }
        return words.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    // XML has no other control characters, and no half of a pair.
                    boolean allowed =
                            c >= ' ' && (c < 0x7f || c >= 0xa0) && !Character.isSurrogate((char) c) && c < 0xfffe;
                    escaped.appendCodePoint(allowed || c > 0xffff ? c : '?');
                }
            }
        });
        return escaped.toString();
    }
}
