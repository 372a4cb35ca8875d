package dev.seaworthy.inspect.graph;

import java.util.List;

/**
 * What depends on what.
 *
 * @param nodes the program first
 * @param edges from what depends to what it depends on
 */
public record Graph(List<Node> nodes, List<Edge> edges) {
    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    public enum Kind {
        PROGRAM,
        /** A Go package that calls C. */
        PACKAGE,
        /** A shared library. */
        LIBRARY,
        /** The dynamic loader. */
        LOADER,
        /** The release of the C library that is needed. */
        C_LIBRARY,
        KERNEL
    }

    /**
     * A node.
     *
     * @param kind what it stands for
     * @param name its name
     * @param note what else is to be said of it, in a few words; may be empty
     * @param missing whether the target does not have it
     */
    public record Node(Kind kind, String name, String note, boolean missing) {}

    /**
     * An edge.
     *
     * @param from the index of the node that depends
     * @param to the index of the node that it depends on
     */
    public record Edge(int from, int to) {}
}
