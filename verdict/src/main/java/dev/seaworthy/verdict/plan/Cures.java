package dev.seaworthy.verdict.plan;

import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.Setting;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.remedy.Packages;
import dev.seaworthy.verdict.remedy.Rebuilds;
import dev.seaworthy.verdict.remedy.Supply;
import dev.seaworthy.verdict.remedy.Thing;
import java.util.List;
import java.util.Optional;

/** The ways in which a single finding can be answered, as settings and packages rather than as text. */
final class Cures {
    private static final List<String> INSTRUCTIONS = List.of("COPY ", "RUN ", "ENV ");

    private final Case one;

    Cures(Case one) {
        this.one = one;
    }

    /** The package that brings what is missing. */
    Optional<Supply> supply(Finding finding) {
        return thing(finding)
                .flatMap(thing -> Packages.bringing(thing, one.target().distribution()));
    }

    private Optional<Thing> thing(Finding finding) {
        return switch (finding.rule()) {
            case "loader/library-missing" ->
                finding.missing()
                        .map(soname ->
                                new Thing.Library(soname, one.binary().header().is64()));
            case "runtime/ca-certificates" -> Optional.of(Thing.File.CERTIFICATES);
            case "runtime/time-zones" -> Optional.of(Thing.File.TIME_ZONES);
            case "runtime/mime-types" -> Optional.of(new Thing.File("/etc/mime.types"));
            case "runtime/services-file" -> Optional.of(new Thing.File("/etc/services"));
            default -> Optional.empty();
        };
    }

    /** A line of a Dockerfile: the first remedy that is one. */
    Optional<String> line(Finding finding) {
        return one.target().setting() == Setting.CONTAINER
                ? finding.remedies().stream()
                        .filter(remedy -> remedy.kind() == Remedy.Kind.INSTALL)
                        .map(Remedy::command)
                        .filter(command -> INSTRUCTIONS.stream().anyMatch(command::startsWith))
                        .findFirst()
                : Optional.empty();
    }

    /** Settings with which the finding goes away. */
    Optional<BuildSettings> build(Finding finding) {
        if (one.binary().go().isEmpty()) {
            return Optional.empty();
        }
        return switch (finding.rule()) {
            case "loader/interpreter-missing",
                    "loader/interpreter-unusable",
                    "loader/library-missing",
                    "loader/version-missing",
                    "loader/symbol-missing",
                    "loader/packed-relocations",
                    "runtime/static-glibc-nss" -> withoutC();
            case "runtime/time-zones" -> since(1, 15) ? Optional.of(BuildSettings.tag("timetzdata")) : Optional.empty();
            case "kernel/cpu-level" ->
                one.machine().cpuLevel().isPresent()
                        ? Optional.of(BuildSettings.variable(
                                "GOAMD64", "v" + one.machine().cpuLevel().getAsInt()))
                        : Optional.empty();
            case "kernel/wrong-architecture", "kernel/wrong-os" ->
                one.target()
                        .architecture()
                        .or(() -> one.machine().architecture())
                        .filter(_ -> needed().isEmpty())
                        .map(Architecture::goName)
                        .map(name -> BuildSettings.variable("GOARCH", name));
            case "kernel/page-size" ->
                one.machine().pageSize().isPresent() && needed().isEmpty()
                        ? Optional.of(BuildSettings.flag(
                                "-ldflags=-R=" + one.machine().pageSize().getAsLong()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Without cgo, when it was there only for the C library's own sake. */
    private Optional<BuildSettings> withoutC() {
        List<String> needed = needed();
        BuildSettings pure = BuildSettings.variable("CGO_ENABLED", "0");
        if (needed.isEmpty()) {
            // Only -buildmode=pie makes a pure Go program ask for a loader.
            return Optional.of(pure.and(BuildSettings.flag("-buildmode=exe")));
        }
        return Rebuilds.needsOnlyTheCLibrary(needed) ? Optional.of(pure) : Optional.empty();
    }

    private List<String> needed() {
        return one.binary().dynamic().map(DynamicObject::needed).orElse(List.of());
    }

    private boolean since(int major, int minor) {
        return one.binary()
                .go()
                .flatMap(GoFacts::oldest)
                .map(version -> version.atLeast(major, minor))
                .orElse(false);
    }

    /** The tags that the binary was built with, which a new build must keep. */
    List<String> tags() {
        return one.binary()
                .go()
                .flatMap(GoFacts::buildInfo)
                .flatMap(info -> info.setting("-tags"))
                .map(tags -> List.of(tags.split("[, ]+")))
                .orElse(List.of());
    }

    /** What is built. */
    Optional<BuildInfo> info() {
        return one.binary().go().flatMap(GoFacts::buildInfo);
    }
}
