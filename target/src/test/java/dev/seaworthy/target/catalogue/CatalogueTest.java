package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue.Answer;
import dev.seaworthy.target.catalogue.Catalogue.Entry;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static Stream<Arguments> entries() {
        return CATALOGUE.entries().stream()
                .flatMap(entry -> architectures(entry).map(architecture -> Arguments.of(entry.name(), architecture)));
    }

    private static Stream<Optional<Architecture>> architectures(Entry entry) {
        return entry.architectures().isEmpty()
                ? Stream.of(Optional.empty())
                : entry.architectures().stream().map(Optional::of);
    }

    private static TargetFacts facts(String name, Optional<Architecture> architecture) {
        Answer answer = CATALOGUE.find(name, architecture);
        assertThat(answer).as("%s for %s", name, architecture).isInstanceOf(Answer.Found.class);
        return ((Answer.Found) answer).facts();
    }

    private static Entry entry(String name) {
        return CATALOGUE.entries().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryHasItsFacts(String name, Optional<Architecture> architecture) {
        TargetFacts facts = facts(name, architecture);
        Provenance provenance = facts.provenance();

        assertThat(facts.name()).isEqualTo(name);
        assertThat(provenance.how()).isEqualTo(entry(name).how()).isNotEqualTo(Provenance.How.READ);
        assertThat(LocalDate.parse(provenance.date())).isAfter(LocalDate.of(2026, 11, 1));
        assertThat(provenance.source()).isNotBlank().doesNotContain("/root", "/home", "/tmp", "/work");
        switch (facts.cLibrary().kind()) {
            case GLIBC, MUSL -> {
                assertThat(facts.architecture()).isEqualTo(architecture);
                // Void Linux has no releases, so no version can be had from what it publishes.
                if (!name.startsWith("voidlinux:")) {
                    assertThat(facts.cLibrary().version()).isPresent();
                    assertThatTheLoaderIsThere(facts);
                }
            }
            case NONE ->
                assertThat(name)
                        .matches("scratch|busybox:(musl|uclibc)|distroless/static-.*|chainguard/static|nixos/nix");
            case UCLIBC, UNKNOWN -> throw new AssertionError(facts.cLibrary());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theIndexTellsTheCLibrary(String name, Optional<Architecture> architecture) {
        TargetFacts facts = facts(name, architecture);

        assertThat(entry(name).cLibrary()).isEqualTo(facts.cLibrary().kind());
        for (StandardInterpreters.Interpreter standard : StandardInterpreters.all()) {
            if (!entry(name).mayHave(standard.path())) {
                assertThat(facts.root().object(standard.path()))
                        .as("%s on %s", standard.path(), name)
                        .isNotInstanceOf(ObjectLookup.Found.class);
            }
        }
    }

    private static void assertThatTheLoaderIsThere(TargetFacts facts) {
        CLibrary.Kind kind = facts.cLibrary().kind();
        List<String> paths = StandardInterpreters.all().stream()
                .filter(one -> one.cLibrary() == kind && facts.architecture().equals(Optional.of(one.architecture())))
                .map(StandardInterpreters.Interpreter::path)
                .filter(path -> facts.root().object(path) instanceof ObjectLookup.Found found && found.executable())
                .toList();
        assertThat(paths).as(facts.name()).isNotEmpty();
        assertThat(facts.root().loader(paths.getFirst()))
                .hasValueSatisfying(
                        loader -> assertThat(loader.systemDirectories()).isNotEmpty());
    }

    @Test
    void noFileIsLeftOver() throws IOException {
        Path resources = Path.of("src/main/resources/dev/seaworthy/target/catalogue");
        List<String> expected = CATALOGUE.entries().stream()
                .filter(entry -> entry.how() == Provenance.How.CAPTURED)
                .flatMap(entry -> architectures(entry)
                        .map(one -> Catalogue.fileName(entry.name() + "-"
                                + one.map(Architecture::goName).orElse("any"))))
                .toList();

        try (Stream<Path> files = Files.list(resources)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".target")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "debian:11, GLIBC, 2.31",
        "debian:12, GLIBC, 2.36",
        "debian:13, GLIBC, 2.41",
        "ubuntu:20.04, GLIBC, 2.31",
        "ubuntu:22.04, GLIBC, 2.35",
        "ubuntu:24.04, GLIBC, 2.39",
        "rockylinux:8, GLIBC, 2.28",
        "rockylinux:9, GLIBC, 2.34",
        "centos:7, GLIBC, 2.17",
        "amazonlinux:2, GLIBC, 2.26",
        "amazonlinux:2023, GLIBC, 2.34",
        "busybox:latest, GLIBC, 2.41",
        "distroless/base-debian12, GLIBC, 2.36",
        "distroless/cc-debian13, GLIBC, 2.41",
        "alpine:3.6, MUSL, 1.1.16",
        "alpine:3.17, MUSL, 1.2.3",
        "alpine:3.20, MUSL, 1.2.5"
    })
    void theLibraryIsThatOfTheRelease(String name, CLibrary.Kind kind, String version) {
        for (Architecture architecture : List.of(Architecture.AMD64, Architecture.ARM64)) {
            CLibrary library = facts(name, Optional.of(architecture)).cLibrary();
            assertThat(library.kind()).isEqualTo(kind);
            assertThat(library.version()).contains(version);
        }
    }

    /** What is said of a documented entry has a source, and a fact that nobody published is not said. */
    @Test
    void everyDocumentedFactHasItsSource() {
        int facts = 0;
        for (Entry entry : CATALOGUE.entries()) {
            for (var said : CATALOGUE.sources(entry).entrySet()) {
                facts++;
                assertThat(said.getValue()).as(entry.name()).hasSizeGreaterThan(20);
            }
            if (entry.how() == Provenance.How.DOCUMENTED) {
                assertThat(CATALOGUE.sources(entry)).as(entry.name()).containsKey("library");
            }
        }
        assertThat(facts).isGreaterThan(100);
    }

    @Test
    void documentedAndCapturedEntriesAnswerForCertificates() {
        assertThat(facts("alpine:3.23", Optional.empty()).root().certificates("/etc/ssl/cert.pem"))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Certificates.Some.class);
        assertThat(facts("alpine:3.20", Optional.empty()).root().certificates("/etc/ssl/cert.pem"))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Certificates.Count.class);
        assertThat(facts("ubuntu:22.04", Optional.empty()).root().certificates("/etc/ssl/cert.pem"))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Certificates.Absent.class);
        assertThat(facts("debian:12", Optional.empty()).root().certificates("/etc/ssl/cert.pem"))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Certificates.Absent.class);
        assertThat(facts("ubi9", Optional.empty()).root().certificates("/etc/ssl/cert.pem"))
                .isInstanceOf(dev.seaworthy.target.root.RootView.Certificates.Unknown.class);
    }

    @Test
    void theCatalogueIsLarge() {
        assertThat(CATALOGUE.entries()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void noNameMeansTwoThings() {
        List<String> names = new ArrayList<>();
        CATALOGUE.entries().forEach(entry -> {
            names.add(entry.name());
            names.addAll(entry.aliases());
        });

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9][a-z0-9./-]*(:[A-Za-z0-9_.-]+)?"));
        // Newer releases than those captured exist, so no name that moves may point to them.
        assertThat(names).doesNotContain("alpine", "alpine:latest", "alpine:3", "ubuntu", "ubuntu:latest");
    }

    @Test
    void aliasesFindTheEntry() {
        for (Entry entry : CATALOGUE.entries()) {
            for (String alias : entry.aliases()) {
                assertThat(facts(alias, Optional.empty()).name()).isEqualTo(entry.name());
            }
        }
        assertThat(facts("bookworm", Optional.empty()).name()).isEqualTo("debian:12");
        assertThat(facts("debian:trixie-slim", Optional.empty()).name()).isEqualTo("debian:13-slim");
    }

    @Test
    void withoutAnArchitectureTheUsualOneIsTaken() {
        assertThat(facts("debian:12", Optional.empty()).architecture()).contains(Architecture.AMD64);
    }

    @Test
    void anEntryWithoutProgramsIsTheSameForAll() {
        for (Architecture architecture : Architecture.values()) {
            assertThat(facts("scratch", Optional.of(architecture)).architecture())
                    .isEmpty();
        }
    }

    @Test
    void anArchitectureThatIsNotKnownIsSaid() {
        assertThat(CATALOGUE.find("debian:12", Optional.of(Architecture.MIPS)))
                .isEqualTo(new Answer.OtherArchitecture(entry("debian:12")));
    }

    @Test
    void defaultsAreFew() {
        assertThat(CATALOGUE.defaults())
                .hasSizeBetween(8, 12)
                .allSatisfy(entry -> assertThat(entry.architectures().isEmpty()
                                || entry.architectures().containsAll(List.of(Architecture.AMD64, Architecture.ARM64)))
                        .isTrue());
        assertThat(CATALOGUE.entries().getFirst().name()).isEqualTo("scratch");
    }

    @ParameterizedTest
    @CsvSource({"debain:12, debian:12", "alpine:3.25, alpine:3.24", "bookwurm, debian:12", "Scratch, scratch"})
    void anUnknownNameListsTheNearest(String wrong, String meant) {
        assertThat(CATALOGUE.find(wrong, Optional.empty()))
                .isInstanceOfSatisfying(
                        Answer.NoSuchName.class,
                        answer -> assertThat(answer.similar()).contains(meant).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void whatResemblesNothingHasNoNearest() {
        assertThat(CATALOGUE.find("a-name-that-nobody-would-choose", Optional.empty()))
                .isEqualTo(new Answer.NoSuchName(List.of()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsLeftOutForALibraryCertainlyLacksIt(String name, Optional<Architecture> architecture) {
        RootView root = facts(name, architecture).root();
        List<String> libraries = List.of("libc.so.6", "libz.so.1", "libssl.so.3", "libsqlite3.so.0", "libnothing.so.1");

        for (String library : libraries) {
            if (!CATALOGUE.mayHold(entry(name), architecture, List.of(library))) {
                assertThat(places(root, library))
                        .as("%s on %s", library, name)
                        .noneMatch(path -> root.object(path) instanceof ObjectLookup.Found);
            }
        }
    }

    private static List<String> places(RootView root, String library) {
        List<String> places = new ArrayList<>(root.loaderCache().paths(library));
        for (String directory : List.of(
                "/lib",
                "/usr/lib",
                "/lib64",
                "/usr/lib64",
                "/lib/x86_64-linux-gnu",
                "/usr/lib/x86_64-linux-gnu",
                "/lib/aarch64-linux-gnu",
                "/usr/lib/aarch64-linux-gnu")) {
            places.add(directory + "/" + library);
        }
        return places;
    }

    @Test
    void anEntryIsLeftOutForALibraryThatItsTargetFileDoesNotName() {
        Optional<Architecture> amd64 = Optional.of(Architecture.AMD64);

        assertThat(CATALOGUE.mayHold(entry("debian:12"), amd64, List.of("libc.so.6", "libz.so.1")))
                .isTrue();
        assertThat(CATALOGUE.mayHold(entry("debian:12"), amd64, List.of("libc.so.6", "libnothing.so.1")))
                .isFalse();
        // Of Ubuntu only the C library is documented.
        assertThat(CATALOGUE.mayHold(entry("ubuntu:24.04"), amd64, List.of("libm.so.6")))
                .isTrue();
        assertThat(CATALOGUE.mayHold(entry("ubuntu:24.04"), amd64, List.of("libz.so.1")))
                .isFalse();
    }
}
