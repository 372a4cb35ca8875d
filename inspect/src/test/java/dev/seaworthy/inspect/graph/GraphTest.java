package dev.seaworthy.inspect.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.graph.Graph.Edge;
import dev.seaworthy.inspect.graph.Graph.Kind;
import dev.seaworthy.inspect.graph.Graph.Node;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What depends on what, and how it is written and drawn. */
class GraphTest {
    private static final String HOSTILE = "a\"b]--><script>&'`#;\n\\";

    @Test
    void fromTheProgramToTheKernel() {
        Graph graph = graph(TinyElf.pie(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libz.so.1")
                .needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.17"));

        assertThat(graph.nodes().stream().map(Node::name))
                .containsExactly(
                        "app", "Linux", "libz.so.1", "libc.so.6", "/lib64/ld-linux-x86-64.so.2", "glibc ≥ 2.17");
        assertThat(graph.edges())
                .contains(new Edge(0, 2), new Edge(0, 3), new Edge(0, 4), new Edge(4, 5), new Edge(3, 5))
                .contains(new Edge(5, 1));
    }

    @Test
    void aStaticProgramNeedsTheKernelOnly() {
        Graph graph = graph(TinyElf.executable(Machine.ARM64));

        assertThat(graph.nodes().stream().map(Node::kind)).containsExactly(Kind.PROGRAM, Kind.KERNEL);
        assertThat(graph.edges()).containsExactly(new Edge(0, 1));
    }

    /** As {@code inspect --needs} says it: what the C library's note demands counts, too. */
    @Test
    void theKernelIsTheOneThatIsNeeded() {
        Graph graph = graph(TinyElf.executable(Machine.AMD64)
                .note("GNU", 1, new byte[] {0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0}));

        assertThat(graph.nodes().stream().map(Node::name)).containsExactly("app", "Linux ≥ 3.2.0");
    }

    @Test
    void mermaidAndDot() {
        Graph graph = new Graph(
                List.of(new Node(Kind.PROGRAM, "app", "go1.27", false), new Node(Kind.LIBRARY, "libz.so.1", "", true)),
                List.of(new Edge(0, 1)));

        assertThat(GraphText.mermaid(graph)).isEqualTo("""
                flowchart LR
                    n0(["app<br/>go1.27"])
                    n1["libz.so.1<br/>missing"]:::missing
                    n0 --> n1
                    classDef missing stroke:#a3211a,color:#a3211a,stroke-dasharray:4
                """);
        assertThat(GraphText.dot(graph)).contains("n0 [label=\"app\\ngo1.27\"];", "n0 -> n1;");
    }

    @Test
    void namesCannotLeaveTheirPlace() {
        Graph graph = new Graph(List.of(new Node(Kind.PROGRAM, HOSTILE, HOSTILE, false)), List.of());

        assertThat(GraphText.mermaid(graph).lines()).hasSize(3);
        assertThat(GraphText.mermaid(graph))
                .contains("([\"a#34;b#93;--#62;#60;script#62;")
                .doesNotContain("<script");
        assertThat(GraphText.dot(graph)).contains("label=\"a\\\"b]--><script>&'`#;?\\\\\\n");
        parse(GraphPicture.svg(graph, HOSTILE));
        parse(GraphPicture.inPage(graph, HOSTILE));
    }

    /** Libraries may need each other; the picture has an end all the same. */
    @Test
    void circlesAreDrawn() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            nodes.add(new Node(Kind.LIBRARY, "lib" + i, "", false));
            edges.add(new Edge(i, (i + 1) % 60));
            edges.add(new Edge(i, (i * 7 + 3) % 60));
        }

        parse(GraphPicture.svg(new Graph(nodes, edges), "circle"));
    }

    /** No module of XML is at hand here: every element is closed by its own end, and nothing is left of the names' signs. */
    private static void parse(String svg) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = Pattern.compile("<(/?)([a-z]+)((?: [a-zA-Z:-]+=\"[^\"<]*\")*)(/?)>")
                .matcher(svg);
        int end = 0;
        while (tags.find()) {
            assertThat(svg.substring(end, tags.start())).doesNotContain("<");
            end = tags.end();
            if (!tags.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tags.group(2));
            } else if (tags.group(4).isEmpty()) {
                open.push(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
        assertThat(end).isPositive();
    }

    private static Graph graph(TinyElf file) {
        Bytes bytes = Bytes.of(file.bytes());
        return BinaryReader.examine(bytes) instanceof Examination.Executable(var facts)
                ? GraphBuilder.of("app", ElfFile.read(bytes).orThrow(), facts, Optional.empty())
                : new Graph(List.of(), List.of());
    }
}
