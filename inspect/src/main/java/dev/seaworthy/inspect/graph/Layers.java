package dev.seaworthy.inspect.graph;

import dev.seaworthy.inspect.graph.Graph.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Columns for a picture: everything stands to the right of what depends on it, and in each column in the order that crosses
 * few edges (Sugiyama, Tagawa, Toda: "Methods for Visual Understanding of Hierarchical System Structures", 1981).
 */
final class Layers {
    private static final int ROUNDS = 4;

    private final Graph graph;
    private final int[] layer;
    private final List<List<Integer>> columns = new ArrayList<>();

    Layers(Graph graph) {
        this.graph = graph;
        this.layer = new int[graph.nodes().size()];
        deepen();
        int last = Arrays.stream(layer).max().orElse(0);
        for (int i = 0; i <= last; i++) {
            columns.add(new ArrayList<>());
        }
        for (int node = 0; node < layer.length; node++) {
            columns.get(layer[node]).add(node);
        }
        columns.removeIf(List::isEmpty);
        for (int round = 0; round < ROUNDS; round++) {
            order();
        }
    }

    /** The longest way from the program; libraries that need each other would go on for ever, hence the bound. */
    private void deepen() {
        boolean changed = true;
        for (int round = 0; changed && round < layer.length; round++) {
            changed = false;
            for (Edge edge : graph.edges()) {
                if (layer[edge.to()] <= layer[edge.from()] && layer[edge.from()] + 1 < layer.length) {
                    layer[edge.to()] = layer[edge.from()] + 1;
                    changed = true;
                }
            }
        }
    }

    /** Each node goes to the middle of those that it hangs together with. */
    private void order() {
        double[] place = new double[layer.length];
        for (List<Integer> column : columns) {
            for (int i = 0; i < column.size(); i++) {
                place[column.get(i)] = (i + 0.5) / column.size();
            }
        }
        for (List<Integer> column : columns) {
            double[] middle = new double[layer.length];
            for (int node : column) {
                middle[node] = middle(node, place);
            }
            column.sort(
                    Comparator.comparingDouble((Integer node) -> middle[node]).thenComparing(node -> node));
            for (int i = 0; i < column.size(); i++) {
                place[column.get(i)] = (i + 0.5) / column.size();
            }
        }
    }

    private double middle(int node, double[] place) {
        double sum = 0;
        int count = 0;
        for (Edge edge : graph.edges()) {
            if (edge.to() == node || edge.from() == node) {
                sum += place[edge.to() == node ? edge.from() : edge.to()];
                count++;
            }
        }
        return count == 0 ? place[node] : sum / count;
    }

    List<List<Integer>> columns() {
        return columns;
    }
}
