package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down, as a target file, everything in a root that decides whether a program can be loaded there. */
public final class Capture {
    private static final List<String> OUTSIDE = List.of("/proc", "/sys", "/dev");
    private static final int LARGEST_TEXT = 1 << 16;

    private final TargetFacts facts;
    private final DirectoryRoot root;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final SortedMap<String, String> links = new TreeMap<>();
    private final StringBuilder out = new StringBuilder(1 << 16);

    private Capture(TargetFacts facts, DirectoryRoot root) {
        this.facts = facts;
        this.root = root;
    }

    /**
     * Captures a root.
     *
     * @param facts what was read of it
     * @param root the same root
     * @param date today, as in ISO 8601
     * @param source what the root is, for those who will rely on it
     * @return the text of the target file
     * @throws IOException when a directory cannot be listed
     */
    public static String capture(TargetFacts facts, DirectoryRoot root, String date, String source) throws IOException {
        Capture capture = new Capture(facts, root);
        capture.walk();
        capture.head(date, source);
        capture.body();
        capture.line(TargetFile.LAST_LINE);
        return capture.out.toString();
    }

    private void walk() throws IOException {
        Path top = root.directory();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return OUTSIDE.contains(inside(top, directory))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = inside(top, file);
                if (attributes.isSymbolicLink()) {
                    links.put(path, Files.readSymbolicLink(file).toString());
                } else if (attributes.isRegularFile() && isLibraryName(path)) {
                    files.put(path, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String inside(Path top, Path file) {
        return "/" + top.relativize(file);
    }

    /** Loaders and libraries, whatever their version: libc.so.6, ld-musl-x86_64.so.1, libc-2.31.so, ld-2.31.so. */
    private static boolean isLibraryName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".so") || name.contains(".so.");
    }

    private void head(String date, String source) {
        out.append(TargetFile.FIRST_LINE).append('\n');
        line("name", facts.name());
        line("architecture", facts.architecture().map(one -> one.goName()).orElse(""));
        line(
                "distribution",
                facts.distribution().id(),
                facts.distribution().version(),
                facts.distribution().prettyName(),
                facts.distribution().packages().name());
        line(
                "c-library",
                facts.cLibrary().kind().name(),
                facts.cLibrary().version().orElse(""),
                facts.cLibrary().evidence());
        line("captured", date, source);
    }

    private void body() {
        links.forEach((path, target) -> {
            boolean matters = switch (root.lookup(path)) {
                case RootView.Lookup.Directory _ -> true;
                case RootView.Lookup.File(String real, boolean _) -> files.containsKey(real);
                case RootView.Lookup.Absent _, RootView.Lookup.Unknown _ -> false;
            };
            if (matters) {
                line("link", path, target);
            }
        });
        for (String path : muslPaths()) {
            root.content(path, LARGEST_TEXT)
                    .ifPresent(content -> line("text", path, new String(content, StandardCharsets.UTF_8)));
        }
        new TreeMap<>(root.loaderCache().entries()).forEach((name, paths) -> line("cache", name, list(paths)));
        for (String path : files.keySet()) {
            switch (root.object(path)) {
                case RootView.ObjectLookup.Found found -> object(found);
                case RootView.ObjectLookup.NotAnObject(String real, String reason) -> line("other", real, reason);
                case RootView.ObjectLookup.Absent _, RootView.ObjectLookup.Unknown _ ->
                    line("other", path, "could not be read when this was captured");
            }
        }
    }

    /** The files that tell musl where to search. Other texts are not kept: no loader reads them. */
    private List<String> muslPaths() {
        List<String> paths = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(root.directory().resolve("etc"), "ld-musl-*.path")) {
            entries.forEach(entry -> paths.add("/etc/" + entry.getFileName()));
        } catch (IOException noEtc) {
            // A root without /etc, such as scratch, has no such file either.
        }
        paths.sort(null);
        return paths;
    }

    private void object(RootView.ObjectLookup.Found found) {
        DynamicObject object = found.object();
        line(
                "object",
                found.realPath(),
                found.executable() ? "x" : "-",
                String.valueOf(object.identity().wordSize()),
                object.identity().bigEndian() ? "big" : "little",
                String.valueOf(object.identity().machine()),
                String.valueOf(object.identity().osAbi()),
                String.valueOf(object.identity().type()),
                object.traits().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        object.soname().ifPresent(soname -> detail("soname", TargetFile.escape(soname)));
        details("needed", object.needed());
        object.rpath().ifPresent(path -> detail("rpath", TargetFile.escape(path)));
        object.runpath().ifPresent(path -> detail("runpath", TargetFile.escape(path)));
        object.versionNeeds()
                .forEach(need -> detail(
                        "need",
                        TargetFile.escape(need.file()) + "\t"
                                + need.versions().stream()
                                        .map(version -> element(version.name()) + (version.weak() ? "?" : ""))
                                        .collect(Collectors.joining(" "))));
        if (object.versioned()) {
            detail("define", list(object.versionDefinitions()));
        }
        if (!object.imports().isEmpty()) {
            detail("imports", object.imports().stream().map(Capture::text).collect(Collectors.joining(" ")));
        }
        if (!object.exports().isEmpty()) {
            detail("exports", object.exports().stream().map(Capture::text).collect(Collectors.joining(" ")));
        }
        root.loader(found.realPath())
                .filter(loader -> loader.kind() != Loader.Kind.UNKNOWN)
                .ifPresent(loader -> detail(
                        "loader",
                        loader.kind().name() + "\t" + loader.version().orElse("") + "\t"
                                + list(loader.systemDirectories()) + "\t" + list(loader.features())));
    }

    private static String text(DynamicObject.Import symbol) {
        return element(symbol.name())
                + symbol.version().map(version -> "@" + element(version)).orElse("")
                + symbol.versionFile().map(file -> "@" + element(file)).orElse("")
                + (symbol.weak() ? "?" : "")
                + (symbol.lazy() ? "~" : "");
    }

    private static String text(DynamicObject.Export symbol) {
        Optional<String> version = symbol.version();
        if (version.isEmpty() && !symbol.hidden()) {
            return element(symbol.name()) + (symbol.indirect() ? "!" : "");
        }
        return element(symbol.name())
                + (symbol.hidden() ? "@" : "@@")
                + element(version.orElse(""))
                + (symbol.indirect() ? "!" : "");
    }

    private void line(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : "\t").append(TargetFile.escape(fields[i]));
        }
        out.append('\n');
    }

    private void detail(String key, String value) {
        out.append(' ').append(key).append('\t').append(value).append('\n');
    }

    private void details(String key, List<String> values) {
        if (!values.isEmpty()) {
            detail(key, list(values));
        }
    }

    private static String list(List<String> values) {
        return values.stream().map(Capture::element).collect(Collectors.joining(" "));
    }

    /** An element of a list: marks and separators of the lists themselves are escaped. */
    private static String element(String text) {
        String escaped = TargetFile.escape(text);
        return escaped.replace(" ", "%20")
                .replace("@", "%40")
                .replace("?", "%3f")
                .replace("~", "%7e")
                .replace("!", "%21");
    }
}
