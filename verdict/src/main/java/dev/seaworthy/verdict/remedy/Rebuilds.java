package dev.seaworthy.verdict.remedy;

import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Quoting;
import dev.seaworthy.verdict.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands that build the same program so that a finding goes away. */
public final class Rebuilds {
    /**
     * Libraries that a cgo build needs only because net, os/user, plugin or runtime/cgo are in it: without cgo, Go's own
     * code takes their place.
     */
    private static final Set<String> C_LIBRARY = Set.of(
            "libc.so.6",
            "libpthread.so.0",
            "libdl.so.2",
            "libresolv.so.2",
            "librt.so.1",
            "libm.so.6",
            "libc.so",
            "ld-linux-x86-64.so.2",
            "ld-linux-aarch64.so.1");

    private Rebuilds() {}

    /** Whether these libraries are needed only for what net, os/user and the like do with cgo. */
    public static boolean needsOnlyTheCLibrary(List<String> needed) {
        return C_LIBRARY.containsAll(needed);
    }

    /** A binary that needs no loader: pure Go, or static. */
    public static List<Remedy> withoutLoader(Case one) {
        if (one.binary().go().isEmpty()) {
            return List.of(new Remedy(
                    Remedy.Kind.REBUILD,
                    "build it on the target's C library, or statically (-static)",
                    "it is not a Go program, so that its own build system decides"));
        }
        List<String> needed = one.binary().dynamic().map(DynamicObject::needed).orElse(List.of());
        if (needed.isEmpty()) {
            return List.of(new Remedy(
                    Remedy.Kind.REBUILD,
                    "CGO_ENABLED=0 " + goBuild(one, "-buildmode=exe"),
                    "only -buildmode=pie makes a pure Go program ask for a loader; the result is static and runs on every"
                            + " Linux of its architecture"));
        }
        if (C_LIBRARY.containsAll(needed)) {
            return List.of(new Remedy(
                    Remedy.Kind.REBUILD,
                    "CGO_ENABLED=0 " + goBuild(one, "-trimpath"),
                    "makes it static: it needs the C library only for what net and os/user do with cgo, and Go has its own"
                            + " resolver and user lookup. If this build fails, one of its packages is C after all"));
        }
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                "CC=musl-gcc CGO_ENABLED=1 " + goBuild(one, "-ldflags '-linkmode external -extldflags \"-static\"'"),
                "links " + String.join(", ", libraries(needed))
                        + " into the file, provided that static builds of them against musl are installed"));
    }

    /** A binary for an older glibc. */
    public static List<Remedy> forOlderGlibc(Case one, LoadedObject requiredBy) {
        if (requiredBy.requiredBy().isPresent()) {
            return List.of();
        }
        return withoutLoader(one);
    }

    /** A binary for another architecture. */
    public static List<Remedy> forArchitecture(Case one, Architecture target) {
        if (one.binary().go().isEmpty()) {
            return List.of();
        }
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                "CGO_ENABLED=0 GOOS=linux GOARCH=" + target.goName() + " go build " + output(one) + mainPackage(one),
                "cross-compiles for the target's architecture; with cgo it also needs a C compiler for it (CC=…)"));
    }

    /** A binary for Linux. */
    public static List<Remedy> forLinux(Case one) {
        Optional<Architecture> architecture =
                one.target().architecture().or(() -> one.binary().architecture());
        return architecture.isEmpty() || one.binary().go().isEmpty()
                ? List.of()
                : forArchitecture(one, architecture.get());
    }

    /** A binary for a lesser processor. */
    public static List<Remedy> forCpuLevel(Case one, int level) {
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                "GOAMD64=v" + level + " " + goBuild(one, ""),
                "uses only instructions that the target's processor has"));
    }

    /** A binary for an older kernel. */
    public static List<Remedy> withOlderGo(Case one) {
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                "build with an older Go release: 1.23 is the last for Linux 2.6.32, 1.17 for 2.6.23",
                "or run it on a newer kernel; those releases get no security fixes any more"));
    }

    /** A binary for larger memory pages. */
    public static List<Remedy> forPageSize(Case one, long page) {
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                goBuild(one, "-ldflags=-R=" + page),
                "aligns the segments for the kernel's pages; a build with cgo takes"
                        + " -ldflags '-extldflags \"-Wl,-z,max-page-size=" + page + "\"'"));
    }

    /** A binary without packed relocations. */
    public static List<Remedy> withoutPackedRelocations(Case one) {
        if (one.binary().go().isEmpty()) {
            return List.of(new Remedy(
                    Remedy.Kind.REBUILD,
                    "LDFLAGS=-Wl,-z,nopack-relative-relocs",
                    "for its own build system: keeps relocations in the form that every loader knows"));
        }
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                goBuild(one, "-ldflags '-linkmode external -extldflags \"-Wl,-z,nopack-relative-relocs\"'"),
                "keeps relocations in the form that every loader knows"));
    }

    private static String goBuild(Case one, String flags) {
        String architecture =
                one.binary().architecture().map(Architecture::goName).orElse("amd64");
        return "GOOS=linux GOARCH=" + architecture + " go build " + (flags.isEmpty() ? "" : flags + " ") + output(one)
                + mainPackage(one);
    }

    private static String output(Case one) {
        return "-o " + Quoting.word(one.name()) + " ";
    }

    private static String mainPackage(Case one) {
        return one.binary()
                .go()
                .flatMap(GoFacts::buildInfo)
                .map(BuildInfo::path)
                .filter(path -> !path.isEmpty() && !path.equals("command-line-arguments"))
                .map(Quoting::word)
                .orElse(".");
    }

    private static List<String> libraries(List<String> needed) {
        return needed.stream().filter(name -> !C_LIBRARY.contains(name)).toList();
    }
}
