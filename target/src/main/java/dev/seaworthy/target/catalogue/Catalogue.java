package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.TargetFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The built-in catalogue of common targets. Its index lists names; the facts of an entry are read when it is asked for.
 */
public final class Catalogue {
    private static final String INDEX = "index.tsv";
    /** Names further away than this many changed letters are no suggestion. */
    private static final int FARTHEST_SUGGESTION = 6;

    private static final int SUGGESTIONS = 3;

    private static final int MOST_NAMED = 1 << 14;

    private final List<Entry> entries;
    private final Map<String, TargetFacts> read = new ConcurrentHashMap<>();
    /** Whether the text of a target file has a name, by both. */
    private final Map<String, Boolean> named = new ConcurrentHashMap<>();

    private final Map<String, SoftReference<String>> texts = new ConcurrentHashMap<>();

    private final SharedLines shared = new SharedLines(key -> text(fileName(key)));

    private Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * An entry.
     *
     * @param name its canonical name
     * @param aliases other names for the same thing
     * @param architectures the architectures for which it is known; empty when it holds no programs at all
     * @param how where its facts come from
     * @param isDefault whether it is one of the targets that are judged when none is named
     * @param cLibrary its C library, on all architectures
     */
    public record Entry(
            String name,
            List<String> aliases,
            List<Architecture> architectures,
            Provenance.How how,
            boolean isDefault,
            CLibrary.Kind cLibrary) {
        public Entry {
            aliases = List.copyOf(aliases);
            architectures = List.copyOf(architectures);
        }

        /**
         * Whether the kernel finds an interpreter here, as far as that can be told without reading the facts: no entry has
         * the loader of another C library than its own.
         */
        public boolean mayHave(String interpreter) {
            return StandardInterpreters.all().stream()
                    .filter(standard -> standard.path().equals(interpreter))
                    .allMatch(standard -> standard.cLibrary() == cLibrary);
        }
    }

    /** What looking for a name gave. */
    public sealed interface Answer {
        /** The facts. */
        record Found(TargetFacts facts) implements Answer {}

        /** The entry is there, but not for this architecture. */
        record OtherArchitecture(Entry entry) implements Answer {}

        /** There is no such entry; these have similar names. */
        record NoSuchName(List<String> similar) implements Answer {}
    }

    /** Reads the index. */
    public static Catalogue load() {
        List<Entry> entries = new ArrayList<>();
        for (String line : resource(INDEX).lines().toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line.split("\t", -1)));
            }
        }
        return new Catalogue(entries);
    }

    /** All entries, in the order of the index. */
    public List<Entry> entries() {
        return entries;
    }

    /** The targets that are judged when none is named. */
    public List<Entry> defaults() {
        return entries.stream().filter(Entry::isDefault).toList();
    }

    /**
     * Finds an entry.
     *
     * @param name its name or one of its aliases
     * @param architecture the architecture that is wanted, usually the binary's
     */
    public Answer find(String name, Optional<Architecture> architecture) {
        for (Entry entry : entries) {
            if (entry.name().equals(name) || entry.aliases().contains(name)) {
                return find(entry, architecture);
            }
        }
        return new Answer.NoSuchName(similar(name));
    }

    private Answer find(Entry entry, Optional<Architecture> wanted) {
        if (entry.architectures().isEmpty()) {
            return new Answer.Found(facts(entry, Optional.empty()));
        }
        Architecture architecture = wanted.orElse(entry.architectures().getFirst());
        return entry.architectures().contains(architecture)
                ? new Answer.Found(facts(entry, Optional.of(architecture)))
                : new Answer.OtherArchitecture(entry);
    }

    /**
     * Whether all of some libraries may be known to be in an entry, told without reading its facts: from the text of its
     * target file, where every library that it holds stands with its name and its soname.
     *
     * @param needed the names by which libraries are asked for
     */
    public boolean mayHold(Entry entry, Optional<Architecture> architecture, List<String> needed) {
        if (needed.isEmpty() || architecture.isEmpty() || !entry.architectures().contains(architecture.get())) {
            return true;
        }
        if (entry.how() == Provenance.How.DOCUMENTED) {
            return entry.cLibrary() != CLibrary.Kind.GLIBC
                    || needed.stream().allMatch(name -> name.contains("/") || DocumentedLibraries.isOfGlibc(name));
        }
        String file = fileName(key(entry, architecture));
        return needed.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .allMatch(name -> isWritten(file, name) || !isWrittenAsItIs(name));
    }

    /** Programs need the same few libraries again and again: of many programs few need to have the text searched. */
    private boolean isWritten(String file, String name) {
        String key = file + " " + name;
        Boolean known = named.get(key);
        if (known != null) {
            return known;
        }
        boolean contains = text(file).contains(name);
        // Names are an input's, and may be any number.
        if (named.size() < MOST_NAMED) {
            named.put(key, contains);
        }
        return contains;
    }

    /** The text of a target file in which something is sought: some megabytes for all of them, kept while there is room. */
    private String text(String file) {
        SoftReference<String> kept = texts.get(file);
        String text = kept == null ? null : kept.get();
        if (text == null) {
            text = resource(file);
            texts.put(file, new SoftReference<>(text));
        }
        return text;
    }

    private static boolean isWrittenAsItIs(String name) {
        return name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || ".-+_".indexOf(c) >= 0));
    }

    private static String key(Entry entry, Optional<Architecture> architecture) {
        return entry.name() + "-" + architecture.map(Architecture::goName).orElse("any");
    }

    private TargetFacts facts(Entry entry, Optional<Architecture> architecture) {
        String key = key(entry, architecture);
        return read.computeIfAbsent(key, _ -> switch (entry.how()) {
            case DOCUMENTED -> documented(entry, architecture.orElseThrow());
            case CAPTURED, READ -> captured(key);
        });
    }

    private TargetFacts captured(String key) {
        String file = fileName(key);
        return switch (TargetFile.read(resource(file), shared)) {
            case TargetFile.Result.Facts(TargetFacts facts) -> facts;
            case TargetFile.Result.Bad(int line, String what) ->
                throw new IllegalStateException("built-in target file " + file + ", line " + line + ": " + what);
        };
    }

    /** The name of the target file of an entry for an architecture. */
    static String fileName(String key) {
        return key.replace(':', '-').replace('/', '-') + ".target";
    }

    private TargetFacts documented(Entry entry, Architecture architecture) {
        return documentation(entry).facts(architecture, (name, wanted) -> captured(name + "-" + wanted.goName()));
    }

    /** What is documented of all entries, read when the first of them is asked for: the lines, and the sources by their keys. */
    private static final class Documentation {
        static final String LINES = resource("documented.tsv");
        static final Map<String, String> SOURCES = DocumentedFacts.sources(resource("sources.tsv"));
    }

    private static DocumentedFacts documentation(Entry entry) {
        return DocumentedFacts.find(entry.name(), Documentation.LINES, Documentation.SOURCES);
    }

    /** What is documented of an entry, and who says so; empty for one that was captured. */
    public SortedMap<String, String> sources(Entry entry) {
        return switch (entry.how()) {
            case DOCUMENTED -> documentation(entry).said();
            case CAPTURED, READ -> new TreeMap<>();
        };
    }

    private static Entry entry(String[] fields) {
        List<Architecture> architectures = new ArrayList<>();
        for (String name : Fields.list(fields[2])) {
            Architecture.named(name).ifPresent(architectures::add);
        }
        return new Entry(
                fields[0],
                Fields.list(fields[1]),
                architectures,
                TargetFile.constant(Provenance.How.class, fields[3], 1),
                fields[4].equals("default"),
                TargetFile.constant(CLibrary.Kind.class, fields[5], 1));
    }

    private List<String> similar(String name) {
        record Near(String name, int distance) {}
        List<Near> near = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> names = new ArrayList<>(entry.aliases());
            names.add(entry.name());
            int distance = names.stream()
                    .mapToInt(other -> Spelling.distance(name, other))
                    .min()
                    .orElseThrow();
            if (distance <= Math.min(FARTHEST_SUGGESTION, Math.max(name.length() - 1, 1))) {
                near.add(new Near(entry.name(), distance));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(SUGGESTIONS)
                .map(Near::name)
                .toList();
    }

    static String resource(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue lacks " + name);
            }
            return new String(all(in), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The size is known, so that a megabyte need not be put together from pieces of some kilobytes. */
    private static byte[] all(InputStream in) throws IOException {
        byte[] content = new byte[in.available()];
        int read = in.readNBytes(content, 0, content.length);
        byte[] rest = in.readAllBytes();
        if (read == content.length && rest.length == 0) {
            return content;
        }
        byte[] whole = Arrays.copyOf(content, read + rest.length);
        System.arraycopy(rest, 0, whole, read, rest.length);
        return whole;
    }
}
