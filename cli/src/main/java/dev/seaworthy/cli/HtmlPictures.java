package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.cli.html.Html;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.inspect.graph.Graph;
import dev.seaworthy.inspect.graph.GraphBuilder;
import dev.seaworthy.inspect.graph.GraphPicture;
import dev.seaworthy.inspect.size.Part;
import dev.seaworthy.inspect.size.Sizes;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a binary depends on, and where its bytes go: pictures, and the sizes as a table for those who cannot see them. */
final class HtmlPictures {
    private final Html html;
    private final HtmlWords own;
    private final Map<String, Path> copies;

    /**
     * @param copies where the bytes are of binaries that lie in images
     */
    HtmlPictures(Html html, HtmlWords own, Map<String, Path> copies) {
        this.html = html;
        this.own = own;
        this.copies = copies;
    }

    /** The file is read once more; when it is gone by now, there are no pictures. */
    void write(Subject subject) {
        try (ElfFile elf = opened(subject)) {
            if (BinaryReader.examine(elf.bytes()) instanceof Examination.Executable(var facts)) {
                graph(subject, GraphBuilder.of(Terminal.oneLine(subject.name()), elf, facts, Optional.empty()));
                sizes(Sizes.of(elf, facts));
            }
        } catch (IOException gone) {
            html.element("p", own.noPictures());
        }
    }

    /** A static program has no chain worth drawing. */
    private void graph(Subject subject, Graph graph) {
        if (graph.nodes().size() <= 2) {
            return;
        }
        html.open("figure", "class", "dependencies");
        html.open("figcaption").element("strong", own.dependencies()).close();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", own.dependencies());
        html.trusted(GraphPicture.inPage(graph, Terminal.oneLine(subject.name())));
        html.close().close();
    }

    private void sizes(Sizes sizes) {
        html.open("figure", "class", "sizes");
        html.open("figcaption").element("strong", own.size() + ": ");
        html.text(bytes(sizes.file()) + " " + own.bytes() + ". ");
        if (sizes.stripping() > 0) {
            html.text(own.saves(bytes(sizes.stripping()), share(sizes.stripping(), sizes.file())));
        }
        html.close();
        html.trusted(new HtmlTreemap(own).svg(sizes));
        table(sizes);
        html.close();
    }

    private ElfFile opened(Subject subject) throws IOException {
        Path copy = copies.get(subject.shownAs());
        Path file = copy == null ? FileNames.path(subject.shownAs()) : copy;
        if (ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf)) {
            return elf;
        }
        throw new IOException("is no longer an ELF file");
    }

    private void table(Sizes sizes) {
        html.open("details", "class", "numbers").element("summary", own.asTable());
        html.open("table").open("thead").open("tr");
        html.element("th", own.purpose(), "scope", "col").element("th", own.bytes(), "scope", "col");
        html.element("th", own.share(), "scope", "col").close().close().open("tbody");
        for (Part part : sizes.parts()) {
            html.open("tr").element("th", own.kind(part.kind()), "scope", "row");
            html.element("td", bytes(part.bytes()))
                    .element("td", share(part.bytes(), sizes.file()))
                    .close();
        }
        html.close().close().close();
    }

    static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    static String share(long bytes, long all) {
        return String.format(Locale.ROOT, "%.1f %%", all == 0 ? 0.0 : 100.0 * bytes / all);
    }
}
