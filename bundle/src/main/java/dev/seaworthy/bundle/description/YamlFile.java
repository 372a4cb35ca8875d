package dev.seaworthy.bundle.description;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A YAML text as nodes that know where they stand. Values are those of YAML 1.2's core schema, in which {@code no} and
 * {@code on} are texts.
 */
final class YamlFile {
    /** A description has some hundred lines at most; this is ten times as much. Each may cost more than a kilobyte. */
    private static final int MOST_CHARACTERS = 1 << 17;

    /** The keys of a description lie five deep; the composer calls itself at each level. */
    private static final int DEEPEST = 32;

    private YamlFile() {}

    /** The mapping that the whole file is; empty when it is none, and the problems say why. */
    static Optional<MappingNode> read(String text, Problems problems) {
        // Here, and not by the library's own limit, which a megabyte of comments passes.
        if (text.length() > MOST_CHARACTERS) {
            problems.add(Optional.empty(), "", "is longer than any description");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .setSchema(new CoreSchema())
                .setLabel("seaworthy.yaml")
                .build();
        try {
            if (!isPlain(text, settings, problems)) {
                return Optional.empty();
            }
            Optional<Node> node = new Composer(settings, parser(text, settings)).getSingleNode();
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            problems.add(
                    node.flatMap(Node::getStartMark), "", "a description is a mapping that begins with \"version: 1\"");
        } catch (MarkedYamlEngineException wrong) {
            problems.add(wrong.getProblemMark(), "", "no YAML: " + sentence(wrong));
        } catch (YamlEngineException wrong) {
            problems.add(Optional.empty(), "", "no YAML: " + wrong.getMessage());
        }
        return Optional.empty();
    }

    private static Parser parser(String text, LoadSettings settings) {
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    private static String sentence(MarkedYamlEngineException wrong) {
        String context = wrong.getContext() == null ? "" : wrong.getContext() + ": ";
        return context + wrong.getProblem();
    }

    /** Whether it has only what a description needs; aliases would allow a short text to stand for an endless one. */
    private static boolean isPlain(String text, LoadSettings settings, Problems problems) {
        int depth = 0;
        int documents = 0;
        Parser events = parser(text, settings);
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof DocumentStartEvent) {
                documents++;
            }
            String wrong = "";
            if (event instanceof AliasEvent alias) {
                wrong = "aliases (*" + alias.getAlias() + ") are not followed: write it out";
            } else if (depth > DEEPEST) {
                wrong = "nested too deeply";
            } else if (documents > 1) {
                wrong = "a second document; a file describes one service";
            }
            if (!wrong.isEmpty()) {
                problems.add(event.getStartMark(), "", wrong);
                return false;
            }
        }
        return true;
    }
}
