package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.verdict.remedy.Packages;
import dev.seaworthy.verdict.remedy.Supply;
import dev.seaworthy.verdict.remedy.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages that remedies name really contain what is missing: by the archive's indexes, and by what roots have. */
@Together
class PackageNamesIT {
    private static final Path REPOSITORY =
            Path.of(System.getProperty("seaworthy.root", "..")).toAbsolutePath().normalize();
    private static final Path LISTS = REPOSITORY.resolve("verdict/src/main/resources/dev/seaworthy/verdict/remedy");
    private static final Map<String, String> SUITES =
            Map.of("bullseye", "11", "bookworm", "12", "trixie", "13", "sid", "");
    private static final Pattern LIBRARY = Pattern.compile(
            "(usr/)?lib(64)?/([^/]+-linux-gnu/)?(blas/|lapack/|openblas-[a-z]+/)?lib[^/]+\\.so(\\.[^/]+)?");
    private static final Pattern PROGRAM = Pattern.compile("(usr/)?s?bin/[^/]+");
    private static final List<String> FILES =
            List.of("/etc/mime.types", "/etc/services", "/etc/protocols", "/etc/login.defs", "/etc/ssl/openssl.cnf");

    /** What a name was wrong about. */
    private record Wrong(String where, Thing thing, String named, String really) {}

    @Test
    void debiansIndexesAgree() throws IOException {
        List<Thing> things = things();
        Set<String> names =
                things.stream().map(thing -> last(thing.key())).collect(Collectors.toCollection(TreeSet::new));
        List<Wrong> wrong = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, String> suite : SUITES.entrySet()) {
            DebianIndex index = DebianIndex.fetch(
                    suite.getKey(),
                    Laboratory.open().data().resolve("work/debian-indexes"),
                    path -> names.contains(last(path)) && (FILES.contains("/" + path) || isInPlace(path)));
            Map<String, Set<String>> byName = index.packagesByPath().entrySet().stream()
                    .collect(
                            Collectors.toMap(entry -> last(entry.getKey()), Map.Entry::getValue, PackageNamesIT::both));
            Distribution debian = new Distribution("debian", suite.getValue(), suite.getKey(), PackageManager.APT);
            for (Thing thing : things) {
                Set<String> containing = byName.getOrDefault(last(thing.key()), Set.of());
                Optional<Supply> supply = Packages.bringing(thing, debian);
                if (supply.isEmpty()) {
                    // A library that packages have where loaders do not look is not theirs to bring.
                    containing.stream()
                            .filter(_ -> thing instanceof Thing.Library)
                            .findFirst()
                            .ifPresent(one -> unnamed.add(suite.getKey() + " " + thing.key() + " is in " + one));
                    continue;
                }
                for (String name : supply.get().packages()) {
                    checked++;
                    boolean right = containing.contains(name)
                            || (byHand(thing, name) && index.packages().contains(name));
                    if (!right) {
                        wrong.add(new Wrong(suite.getKey(), thing, name, containing.toString()));
                    }
                }
            }
        }
        System.out.println("packages: " + checked + " names in " + SUITES.size() + " releases of Debian checked, "
                + wrong.size() + " wrong, " + unnamed.size() + " not named");

        assertThat(wrong).isEmpty();
        assertThat(unnamed).isEmpty();
        assertThat(checked).isGreaterThan(2000);
    }

    /** What dpkg and apk wrote down in the roots of the laboratory when they installed their packages. */
    @Test
    void installedPackagesAgree() throws IOException {
        List<Wrong> wrong = new ArrayList<>();
        int checked = 0;
        int roots = 0;
        for (Root root : Laboratory.open().roots()) {
            Map<String, Set<String>> owners = InstalledPackages.librariesOf(root.directory());
            if (owners.isEmpty()) {
                continue;
            }
            roots++;
            TargetFacts target = TargetReader.read(root.name(), root.directory());
            for (Map.Entry<String, Set<String>> owner : owners.entrySet()) {
                Thing library = new Thing.Library(owner.getKey(), true);
                Optional<Supply> supply = Packages.bringing(library, target.distribution());
                String named = supply.map(found -> found.packages().getFirst()).orElse("nothing");
                if (named.equals("so:" + owner.getKey())) {
                    continue;
                }
                checked++;
                if (!owner.getValue().contains(named)) {
                    wrong.add(new Wrong(
                            root.name(), library, named, owner.getValue().toString()));
                }
            }
        }
        System.out.println(
                "packages: " + checked + " libraries in " + roots + " roots checked, " + wrong.size() + " wrong");

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(300);
    }

    /** Sonames of all families' lists, the programs that are indexed, and a few files. */
    private static List<Thing> things() throws IOException {
        List<Thing> things = new ArrayList<>();
        Set<String> sonames = new TreeSet<>();
        for (String list : List.of("alpine", "arch", "debian", "fedora", "rhel", "suse", "ubuntu")) {
            try (Stream<String> lines = Files.lines(LISTS.resolve(list + ".tsv"))) {
                lines.filter(line -> line.startsWith("lib")).forEach(line -> sonames.add(line.split("\t", -1)[0]));
            }
        }
        sonames.forEach(soname -> things.add(new Thing.Library(soname, true)));
        try (Stream<String> lines = Files.lines(REPOSITORY.resolve("scripts/debian-programs.list"))) {
            lines.filter(line -> !line.startsWith("#")).forEach(name -> things.add(new Thing.Program(name)));
        }
        FILES.forEach(path -> things.add(new Thing.File(path)));
        return things;
    }

    private static boolean isInPlace(String path) {
        return LIBRARY.matcher(path).matches() || PROGRAM.matcher(path).matches();
    }

    /** Lines of debian.tsv are there because the index does not show what they say; their packages must exist. */
    private static boolean byHand(Thing thing, String name) {
        try (Stream<String> lines = Files.lines(LISTS.resolve("debian.tsv"))) {
            return lines.anyMatch(line -> line.startsWith(thing.key() + "\t" + name + "\t"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
