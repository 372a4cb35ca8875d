package dev.seaworthy.inspect.needs;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.CpuLevel;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.root.GlibcVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a binary needs to start: kernel, processor, loader, libraries. */
final class StartNeeds {
    private static final int MOST_SYMBOLS = 3;
    private static final long USUAL_PAGE = 4096;
    private static final String GLIBC = "GLIBC_";

    private StartNeeds() {}

    static List<Need> of(BinaryFacts facts) {
        List<Need> needs = new ArrayList<>();
        String machine = facts.header().machineName();
        needs.add(Need.toStart("architecture", "a Linux for " + machine, Optional.empty(), List.of("ELF header")));
        kernel(facts).ifPresent(needs::add);
        facts.cpuLevel().flatMap(StartNeeds::processor).ifPresent(needs::add);
        pages(facts).ifPresent(needs::add);
        facts.interpreter()
                .ifPresent(path -> needs.add(Need.toStart("loader", path, Optional.empty(), List.of("PT_INTERP"))));
        facts.dynamic().filter(_ -> facts.interpreter().isPresent()).ifPresent(object -> {
            glibc(object).ifPresent(needs::add);
            object.needed().forEach(name -> needs.add(library(object, name)));
        });
        return needs;
    }

    private static Optional<Need> kernel(BinaryFacts facts) {
        return KernelFloor.of(facts)
                .map(floor -> Need.toStart(
                        "kernel",
                        "Linux " + floor.version() + " or newer",
                        Optional.of(floor.version()),
                        List.of(floor.evidence())));
    }

    /** Levels that all processors of an architecture have are no need. */
    private static Optional<Need> processor(CpuLevel level) {
        List<String> everywhere = List.of("v1", "v8.0", "power8", "rva20u64", "softfloat", "5", "sse2", "hardfloat");
        return everywhere.contains(level.value())
                ? Optional.empty()
                : Optional.of(Need.toStart(
                        "processor",
                        "a processor for " + level.variable() + "=" + level.value(),
                        Optional.of(level.value().replaceAll("[^0-9.]", "")),
                        List.of(level.variable() + ", read from "
                                + level.source()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' '))));
    }

    private static Optional<Need> pages(BinaryFacts facts) {
        long align = facts.smallestLoadAlignment();
        boolean larger = facts.architecture()
                .map(one -> one == Architecture.ARM64
                        || one == Architecture.PPC64
                        || one == Architecture.PPC64LE
                        || one == Architecture.LOONG64
                        || one == Architecture.MIPS64
                        || one == Architecture.MIPS64LE)
                .orElse(false);
        return larger && align >= USUAL_PAGE
                ? Optional.of(Need.toStart(
                        "page-size",
                        "a kernel with pages of at most " + align / 1024 + " KiB",
                        Optional.empty(),
                        List.of("alignment of the loaded segments")))
                : Optional.empty();
    }

    private static Optional<Need> glibc(DynamicObject object) {
        Optional<String> floor = GlibcVersion.newest(object.versionNeeds().stream()
                .flatMap(need -> need.versions().stream())
                .filter(version -> !version.weak())
                .map(VersionNeed.Version::name)
                .toList());
        return floor.map(version -> Need.toStart(
                "glibc", "glibc " + version + " or newer", floor, List.of(culprits(object, GLIBC + version))));
    }

    private static String culprits(DynamicObject object, String version) {
        List<String> symbols = object.imports().stream()
                .filter(one -> one.version().equals(Optional.of(version)))
                .map(DynamicObject.Import::name)
                .distinct()
                .sorted()
                .toList();
        return symbols.isEmpty()
                ? version + " is listed, and no symbol of it is used"
                : version + " for " + symbols.stream().limit(MOST_SYMBOLS).collect(Collectors.joining(", "))
                        + (symbols.size() > MOST_SYMBOLS ? " and " + (symbols.size() - MOST_SYMBOLS) + " more" : "");
    }

    private static Need library(DynamicObject object, String name) {
        List<String> versions = object.versionNeeds().stream()
                .filter(need -> need.file().equals(name))
                .flatMap(need -> need.versions().stream())
                .map(VersionNeed.Version::name)
                .sorted(StartNeeds::byNumber)
                .toList();
        return Need.toStart(
                "library",
                name,
                Optional.empty(),
                versions.isEmpty() ? List.of("DT_NEEDED") : List.of("DT_NEEDED", String.join(", ", versions)));
    }

    private static int byNumber(String left, String right) {
        return GlibcVersion.compare(
                left.substring(left.lastIndexOf('_') + 1), right.substring(right.lastIndexOf('_') + 1));
    }
}
