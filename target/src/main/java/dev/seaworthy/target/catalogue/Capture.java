package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Certificates;
import dev.seaworthy.target.root.RootView.Content;
import dev.seaworthy.target.root.RootView.Entry;
import dev.seaworthy.target.root.RootView.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes down, as a target file, what decides whether a program can be loaded in a root and what it finds there while it
 * runs. Sees the root through {@link RootView} alone, so that a directory and an image of the same content give the same
 * file.
 */
public final class Capture {
    private static final int LARGEST_TEXT = 1 << 16;
    private final RootView root;
    private final ImageConfig config;
    private final TargetLines out = new TargetLines();

    private Capture(TargetFacts facts) {
        this.root = facts.root();
        this.config = facts.config();
    }

    /**
     * Captures a target.
     *
     * @param facts what was read of it
     * @param date today, as in ISO 8601
     * @param source what the root is, for those who will rely on it
     * @return the text of the target file
     */
    public static String capture(TargetFacts facts, String date, String source) {
        Capture capture = new Capture(facts);
        capture.out.line(TargetFile.FIRST_LINE.split("\t", -1));
        TargetHead.write(facts.withSize(capture.size(facts)), date, source, capture.out);
        capture.body();
        capture.out.line(TargetFile.LAST_LINE);
        return capture.out.text();
    }

    private OptionalLong size(TargetFacts facts) {
        return facts.size().isPresent() ? facts.size() : root.bytesOfFiles();
    }

    private void body() {
        ReachableLibraries libraries = ReachableLibraries.of(root);
        names(libraries).write(out);
        texts();
        certificates();
        new TreeMap<>(root.loaderCache().entries())
                .forEach((name, paths) -> out.list("cache", Fields.word(name, ""), Fields.words(paths)));
        libraries.others().forEach((path, reason) -> out.line("other", path, reason));
        libraries.objects().values().forEach(this::object);
    }

    private CapturedNames names(ReachableLibraries libraries) {
        CapturedNames names = new CapturedNames(root);
        CaptureScope.LISTED.forEach(names::list);
        CaptureScope.DEEP.forEach(path -> names.listDeep(path, CaptureScope.NOT_LISTED));
        libraries.directories().forEach(names::list);
        libraries.paths().forEach(names::pin);
        List<String> programs = CaptureScope.programDirectories(config);
        programs.forEach(names::list);
        programs.forEach(names::followLinks);
        for (String path : CaptureScope.FOLLOWED) {
            Deque<String> waiting = new ArrayDeque<>(List.of(path));
            while (!waiting.isEmpty()) {
                String directory = waiting.removeFirst();
                names.followLinks(directory);
                waiting.addAll(directories(directory));
            }
        }
        List<String> single = new ArrayList<>(CaptureScope.SINGLE);
        single.addAll(CaptureScope.TEXTS);
        single.addAll(CaptureScope.bundles(config));
        single.addAll(CaptureScope.certificateDirectories(config));
        single.addAll(CaptureScope.homes(root, config, LARGEST_TEXT));
        single.forEach(names::pin);
        return names;
    }

    private List<String> directories(String path) {
        return root.list(path) instanceof Listing.Names(List<String> names)
                ? names.stream()
                        .map(name -> path + "/" + name)
                        .filter(inside -> root.entry(inside) instanceof Entry.Directory)
                        .toList()
                : List.of();
    }

    private void texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        List<String> paths = new ArrayList<>(CaptureScope.TEXTS);
        paths.addAll(ReachableLibraries.muslPaths(root));
        for (String path : paths) {
            if (root.text(path, LARGEST_TEXT) instanceof Content.Text(String real, String text)) {
                texts.put(real, CaptureScope.kept(path, text));
            }
        }
        texts.forEach((path, text) -> out.line("text", path, text));
    }

    private void certificates() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        List<String> paths = new ArrayList<>(CaptureScope.bundles(config));
        for (String directory : CaptureScope.certificateDirectories(config)) {
            if (root.list(directory) instanceof Listing.Names(List<String> names)) {
                names.forEach(name -> paths.add(directory + "/" + name));
            }
        }
        for (String path : paths) {
            if (root.certificates(path) instanceof Certificates.Count(String real, int count)) {
                counts.put(real, count);
            }
        }
        counts.forEach((path, count) -> out.line("certificates", path, String.valueOf(count)));
    }

    private void object(RootView.ObjectLookup.Found found) {
        DynamicObject object = found.object();
        out.line(
                "object",
                found.realPath(),
                found.executable() ? "x" : "-",
                String.valueOf(object.identity().wordSize()),
                object.identity().bigEndian() ? "big" : "little",
                String.valueOf(object.identity().machine()),
                String.valueOf(object.identity().osAbi()),
                String.valueOf(object.identity().type()),
                object.traits().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        object.soname().ifPresent(soname -> out.detail("soname\t" + Fields.escape(soname)));
        if (!object.needed().isEmpty()) {
            out.detail("needed\t" + Fields.words(object.needed()));
        }
        object.rpath().ifPresent(path -> out.detail("rpath\t" + Fields.escape(path)));
        object.runpath().ifPresent(path -> out.detail("runpath\t" + Fields.escape(path)));
        object.versionNeeds()
                .forEach(need -> out.detail("need\t" + Fields.escape(need.file()) + "\t"
                        + need.versions().stream()
                                .map(version -> Fields.word(version.name(), "@?~!") + (version.weak() ? "?" : ""))
                                .collect(Collectors.joining(" "))));
        if (object.versioned()) {
            out.detail("define\t" + Fields.words(object.versionDefinitions()));
        }
        Symbols.writeImports(object.imports(), out::detail);
        Symbols.writeExports(object.exports(), out::detail);
        root.loader(found.realPath())
                .filter(loader -> loader.kind() != Loader.Kind.UNKNOWN)
                .ifPresent(loader -> out.detail("loader\t" + loader.kind().name() + "\t"
                        + loader.version().orElse("") + "\t" + Fields.words(loader.systemDirectories()) + "\t"
                        + Fields.words(loader.features())));
    }
}
