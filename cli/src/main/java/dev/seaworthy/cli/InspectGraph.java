package dev.seaworthy.cli;

import dev.seaworthy.inspect.graph.Graph;
import dev.seaworthy.inspect.graph.GraphBuilder;
import dev.seaworthy.inspect.graph.GraphPicture;
import dev.seaworthy.inspect.graph.GraphText;
import dev.seaworthy.inspect.libraries.Libraries;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --graph FORMAT}: what depends on what, from the program to the kernel, to be drawn by others or as a picture. */
final class InspectGraph implements InspectView {
    private static final String OPTION = "graph";

    private final String format;
    private final Optional<InspectPlace> place;

    InspectGraph(InspectQuestion question) {
        this.format = question.arguments().choice(OPTION, "mermaid", List.of("mermaid", "dot", "svg"));
        // By itself unless a target is named: a picture of this machine is seldom the one that is wanted.
        this.place =
                question.arguments().has("on") ? Optional.of(new InspectPlace(question.arguments())) : Optional.empty();
    }

    private Graph graph(Inspected binary) throws IOException {
        Optional<Libraries> libraries = Optional.empty();
        if (place.isPresent()) {
            InspectPlace.Known on = place.get().of(binary);
            libraries = Optional.of(Libraries.of(
                    binary.facts(), on.path(), on.libraryPath(), on.facts().root()));
        }
        return GraphBuilder.of(name(binary), binary.elf(), binary.facts(), libraries);
    }

    private static String name(Inspected binary) {
        return Terminal.oneLine(binary.shownAs().substring(binary.shownAs().lastIndexOf('/') + 1));
    }

    @Override
    public void text(Inspected binary, PrintStream out) throws IOException {
        Graph graph = graph(binary);
        out.print(
                switch (format) {
                    case "dot" -> GraphText.dot(graph);
                    case "svg" -> GraphPicture.svg(graph, name(binary));
                    default -> GraphText.mermaid(graph);
                });
    }

    @Override
    public Object json(Inspected binary) throws IOException {
        Graph graph = graph(binary);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nodes", graph.nodes().stream().map(InspectGraph::node).toList());
        json.put(
                "edges",
                graph.edges().stream()
                        .map(edge -> List.of(edge.from(), edge.to()))
                        .toList());
        return json;
    }

    private static Object node(Graph.Node node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Style.word(node.kind().name()).replace('_', '-'));
        json.put("name", node.name());
        json.put("note", node.note());
        json.put("missing", node.missing());
        return json;
    }
}
