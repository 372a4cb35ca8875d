package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Whatever the build takes from others is listed in docs/dependencies.md with a reason and a licence, and pinned. */
class DependenciesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW =
            Pattern.compile("\\| `([\\w.-]+:[\\w.-]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern EXACT = Pattern.compile("[0-9]+(\\.[0-9]+)+([.-][A-Za-z0-9]+)*");

    /** What is asked for, and with which versions; "managed" where another place says it. */
    private final TreeMap<String, TreeSet<String>> asked = new TreeMap<>();

    @Test
    void each_is_listed_once_with_licence_and_reason() throws Exception {
        readAll();
        List<String> listed = Files.readAllLines(ROOT.resolve("docs/dependencies.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked.keySet());
    }

    @Test
    void each_has_one_exact_version() throws Exception {
        readAll();
        asked.forEach((name, versions) -> {
            versions.remove("managed");
            // Those of JUnit come with its list of versions, which is one of the things asked for.
            boolean byList = name.startsWith("org.junit.jupiter:");
            assertThat(versions)
                    .as(name)
                    .hasSize(byList ? 0 : 1)
                    .allMatch(text -> EXACT.matcher(text).matches());
        });
    }

    private void readAll() throws Exception {
        Element parent = read(ROOT.resolve("pom.xml"));
        collect(parent, parent);
        List<Path> folders = new ArrayList<>(List.of(ROOT.resolve("bench/jmh")));
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.forEach(folders::add);
        }
        for (Path folder : folders) {
            Path pom = folder.resolve("pom.xml");
            if (Files.exists(pom)) {
                collect(parent, read(pom));
            }
        }
    }

    private static Element read(Path pom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private void collect(Element parent, Element pom) throws IOException {
        for (String kind : List.of("dependency", "plugin", "path")) {
            NodeList found = pom.getElementsByTagName(kind);
            for (int i = 0; i < found.getLength(); i++) {
                Element one = (Element) found.item(i);
                String group = text(one, "groupId", kind.equals("plugin") ? "org.apache.maven.plugins" : "");
                if (!group.startsWith("dev.seaworthy") && !group.startsWith("${")) {
                    add(
                            group + ":" + text(one, "artifactId", ""),
                            resolved(text(one, "version", "managed"), pom, parent));
                }
            }
        }
        // What lays out the sources is named by its version alone.
        NodeList formatter = pom.getElementsByTagName("palantirJavaFormat");
        for (int i = 0; i < formatter.getLength(); i++) {
            add(
                    "com.palantir.javaformat:palantir-java-format",
                    resolved(text((Element) formatter.item(i), "version", ""), pom, parent));
        }
    }

    private void add(String name, String version) {
        asked.computeIfAbsent(name, _ -> new TreeSet<>()).add(version);
    }

    private static String text(Element element, String name, String otherwise) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return otherwise;
    }

    private static String resolved(String version, Element pom, Element parent) {
        if (!version.startsWith("${")) {
            return version;
        }
        String property = version.substring(2, version.length() - 1);
        for (Element place : List.of(pom, parent)) {
            NodeList found = place.getElementsByTagName(property);
            if (found.getLength() > 0) {
                return found.item(0).getTextContent().strip();
            }
        }
        return version;
    }
}
