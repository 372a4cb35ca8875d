package dev.seaworthy.bundle.description;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** What reading a description gave. */
public sealed interface Description {
    /** A description without mistakes. */
    record Read(Service service) implements Description {}

    /** All that is wrong with it, in the order of the file. */
    record Wrong(List<Problem> problems) implements Description {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** Reads the text of a {@code seaworthy.yaml}. */
    static Description read(String text) {
        Problems problems = new Problems();
        Optional<MappingNode> node = YamlFile.read(text, problems);
        if (node.isEmpty()) {
            return new Wrong(problems.sorted());
        }
        Service service = ServiceReader.read(new Mapping("", node.get(), problems));
        List<Problem> wrong = problems.sorted();
        return wrong.isEmpty() ? new Read(service) : new Wrong(wrong);
    }
}
