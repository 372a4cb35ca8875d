package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Assessment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What {@code --format junit} writes is XML that readers of test reports understand. */
class JunitReportTest {
    private static final Report.Unread UNREAD = new Report.Unread("nothing", "there is no such file or directory");

    @TempDir
    private Path work;

    /** Parsed, and valid by the schema beside this test. */
    private Document junit(FailOn failOn, List<Report.Unread> unread, List<Assessment> results) throws IOException {
        Report report = TinyResults.report(work, failOn, unread, results);
        String text = Printed.by(out -> JunitReport.print(report, out));
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
            factory.setSchema(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(JunitReportTest.class.getResource("junit.xsd")));
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | ParserConfigurationException invalid) {
            throw new AssertionError(invalid.getMessage() + " in\n" + text, invalid);
        }
    }

    /** The outcome of each test case, by the name of the target. */
    private static List<String> outcomes(Document junit) {
        List<String> outcomes = new ArrayList<>();
        for (Element one : elements(junit, "testcase")) {
            String outcome = "passed";
            for (String word : List.of("failure", "skipped", "error")) {
                if (one.getElementsByTagName(word).getLength() > 0) {
                    outcome = word;
                }
            }
            outcomes.add(one.getAttribute("name") + " " + outcome);
        }
        return outcomes;
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static String counts(Element suite) {
        return String.join(
                " ",
                List.of("tests", "failures", "errors", "skipped").stream()
                        .map(suite::getAttribute)
                        .toList());
    }

    @Test
    void onlyWhatFails() throws IOException {
        Document junit = junit(FailOn.FAILS, List.of(), TinyResults.everyVerdict("app"));

        assertThat(outcomes(junit))
                .containsExactly("good:1 passed", "gappy:1 passed", "odd:1 skipped", "bad:1 failure");
        assertThat(counts(elements(junit, "testsuite").getFirst())).isEqualTo("4 1 0 1");
    }

    @Test
    void whatIsUnknownToo() throws IOException {
        Document junit = junit(FailOn.UNKNOWN, List.of(), TinyResults.everyVerdict("app"));

        assertThat(outcomes(junit))
                .containsExactly("good:1 passed", "gappy:1 passed", "odd:1 failure", "bad:1 failure");
        assertThat(counts(elements(junit, "testsuite").getFirst())).isEqualTo("4 2 0 0");
    }

    @Test
    void everythingThatIsNotPerfect() throws IOException {
        assertThat(outcomes(junit(FailOn.GAPS, List.of(), TinyResults.everyVerdict("app"))))
                .containsExactly("good:1 passed", "gappy:1 failure", "odd:1 failure", "bad:1 failure");
    }

    @Test
    void whatFailsIsNeverCalledPassed() throws IOException {
        assertThat(outcomes(junit(FailOn.NEVER, List.of(), TinyResults.everyVerdict("app"))))
                .containsExactly("good:1 passed", "gappy:1 passed", "odd:1 skipped", "bad:1 skipped");
    }

    @Test
    void aSuiteABinaryAndOneForEachInputThatCouldNotBeRead() throws IOException {
        List<Assessment> results = new ArrayList<>(TinyResults.everyVerdict("app"));
        results.addAll(TinyResults.everyVerdict("other"));

        Document junit = junit(FailOn.FAILS, List.of(UNREAD), results);

        assertThat(elements(junit, "testsuite"))
                .extracting(suite -> suite.getAttribute("name") + " " + counts(suite))
                .containsExactly("app 4 1 0 1", "other 4 1 0 1", "nothing 1 0 1 0");
        assertThat(junit.getDocumentElement().getAttribute("tests")).isEqualTo("9");
        assertThat(outcomes(junit)).endsWith("can be read error");
    }

    @Test
    void aFailureTellsTheWholeStory() throws IOException {
        Document junit = junit(FailOn.FAILS, List.of(), TinyResults.everyVerdict("app"));
        Element failure = elements(junit, "failure").getFirst();

        assertThat(failure.getAttribute("type")).isEqualTo("fails");
        assertThat(failure.getAttribute("message")).isEqualTo("The answer for bad:1.");
        assertThat(failure.getTextContent())
                .contains("blocker  loader/library-missing", "libz.so.1 is missing", "apk add so:libz.so.1");
    }

    @Test
    void nothingAtAll() throws IOException {
        assertThat(outcomes(junit(FailOn.FAILS, List.of(), List.of()))).isEmpty();
    }

    @Test
    void textsFromStrangersStayTexts() throws IOException {
        String hostile = TinyResults.HOSTILE;
        Document junit = junit(
                FailOn.FAILS,
                List.of(new Report.Unread(hostile, hostile)),
                List.of(TinyResults.result(hostile, hostile, TinyResults.hostileFinding())));

        assertThat(elements(junit, "script")).isEmpty();
        assertThat(elements(junit, "testcase").getFirst().getAttribute("name"))
                .startsWith("a?[31m|`b`</code><script>&\"'???");
    }

    private static final class Strict implements org.xml.sax.ErrorHandler {
        @Override
        public void warning(org.xml.sax.SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(org.xml.sax.SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(org.xml.sax.SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
