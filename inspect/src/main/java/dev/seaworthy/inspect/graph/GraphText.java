package dev.seaworthy.inspect.graph;

import dev.seaworthy.inspect.graph.Graph.Edge;
import dev.seaworthy.inspect.graph.Graph.Node;

/** The graph in the languages of Mermaid and of Graphviz. */
public final class GraphText {
    private GraphText() {}

    /** For Mermaid, which GitHub and GitLab draw in Markdown. Its entities are those of HTML with a number sign. */
    public static String mermaid(Graph graph) {
        StringBuilder out = new StringBuilder("flowchart LR\n");
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            String note = node.note().isEmpty() ? "" : "<br/>" + forMermaid(node.note());
            String text = "\"" + forMermaid(node.name()) + note + (node.missing() ? "<br/>missing" : "") + "\"";
            out.append("    n").append(i);
            out.append(
                    switch (node.kind()) {
                        case PROGRAM -> "([" + text + "])";
                        case PACKAGE -> "(" + text + ")";
                        case LIBRARY, LOADER -> "[" + text + "]";
                        case C_LIBRARY, KERNEL -> "[[" + text + "]]";
                    });
            out.append(node.missing() ? ":::missing\n" : "\n");
        }
        for (Edge edge : graph.edges()) {
            out.append("    n")
                    .append(edge.from())
                    .append(" --> n")
                    .append(edge.to())
                    .append('\n');
        }
        return out.append("    classDef missing stroke:#a3211a,color:#a3211a,stroke-dasharray:4\n")
                .toString();
    }

    /** Whatever is no letter, digit or harmless sign becomes a number: then nothing can end the text or begin markup. */
    private static String forMermaid(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean harmless = Character.isLetterOrDigit(c) || " ./_-+:,()≥…".indexOf(c) >= 0;
            if (harmless) {
                out.appendCodePoint(c);
            } else {
                out.append('#').append(c).append(';');
            }
        });
        return out.toString();
    }

    /** For Graphviz: {@code dot -Tsvg}. */
    public static String dot(Graph graph) {
        StringBuilder out = new StringBuilder("""
                digraph dependencies {
                    rankdir=LR;
                    node [shape=box, style=rounded, fontname="sans-serif"];
                """);
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            out.append("    n").append(i).append(" [label=\"").append(forDot(node.name()));
            if (!node.note().isEmpty()) {
                out.append("\\n").append(forDot(node.note()));
            }
            out.append(node.missing() ? "\\nmissing\", color=\"#a3211a\", fontcolor=\"#a3211a\"];\n" : "\"];\n");
        }
        for (Edge edge : graph.edges()) {
            out.append("    n")
                    .append(edge.from())
                    .append(" -> n")
                    .append(edge.to())
                    .append(";\n");
        }
        return out.append("}\n").toString();
    }

    private static String forDot(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                out.append('?');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
