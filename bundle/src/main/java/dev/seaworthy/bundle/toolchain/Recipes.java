package dev.seaworthy.bundle.toolchain;

import dev.seaworthy.elf.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides how a package is built for a platform. */
public final class Recipes {
    /** Debian's names of cross compilers; the package is {@code gcc-} and the same with hyphens. */
    private static final Map<Architecture, String> TRIPLETS = Map.of(
            Architecture.AMD64, "x86_64-linux-gnu",
            Architecture.I386, "i686-linux-gnu",
            Architecture.ARM64, "aarch64-linux-gnu",
            Architecture.ARM, "arm-linux-gnueabihf",
            Architecture.PPC64LE, "powerpc64le-linux-gnu",
            Architecture.S390X, "s390x-linux-gnu",
            Architecture.RISCV64, "riscv64-linux-gnu");

    private static final String MUSL = "musl-gcc";

    private Recipes() {}

    /**
     * Decides.
     *
     * @param compiler what the user has set {@code CC} to
     * @throws BuildException when a compiler is missing for it
     */
    public static Recipe decide(Toolchain go, MainPackage program, Goal goal, Wish wish, Optional<String> compiler)
            throws BuildException {
        boolean hasC = !program.foreign().isEmpty();
        boolean cgo = switch (wish.cgo()) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> hasC;
        };
        return cgo ? withC(go, program, goal, wish, compiler) : pure(program, goal, wish);
    }

    private static Recipe pure(MainPackage program, Goal goal, Wish wish) {
        TreeMap<String, String> environment = new TreeMap<>(Recipe.platform(goal));
        environment.put("CGO_ENABLED", "0");
        List<String> reasons = new ArrayList<>();
        reasons.add(
                program.foreign().isEmpty()
                        ? "CGO_ENABLED=0: no package outside the standard library has C code, so nothing is lost and the"
                                + " binary needs no library and no loader"
                        : "CGO_ENABLED=0 as asked for: the C code of " + String.join(", ", program.foreign())
                                + " is left out; such packages fail to build without it, or only when they are used");
        return new Recipe(environment, wish.tags(), linkerFlags(wish, List.of()), true, reasons);
    }

    private static Recipe withC(Toolchain go, MainPackage program, Goal goal, Wish wish, Optional<String> compiler)
            throws BuildException {
        TreeMap<String, String> environment = new TreeMap<>(Recipe.platform(goal));
        environment.put("CGO_ENABLED", "1");
        List<String> reasons = new ArrayList<>();
        reasons.add(
                program.foreign().isEmpty()
                        ? "CGO_ENABLED=1 as asked for"
                        : "CGO_ENABLED=1: " + String.join(", ", program.foreign()) + " has C code");
        boolean isStatic = switch (wish.link()) {
            case STATIC -> true;
            case DYNAMIC -> false;
            case AUTO -> !wish.targetsHaveGlibc();
        };
        boolean isNative = go.architecture().equals(goal.architecture().goName());
        String chosen = compiler.isPresent() ? compiler.get() : compiler(go, goal, isStatic, isNative);
        environment.put("CC", chosen);
        if (!isStatic) {
            reasons.add("linked dynamically: "
                    + (wish.link() == Wish.Link.DYNAMIC ? "as asked for" : "every target has glibc")
                    + "; it needs the glibc of the machine that builds it, or a newer one");
            return new Recipe(environment, wish.tags(), linkerFlags(wish, List.of()), false, reasons);
        }
        reasons.add("linked statically by " + chosen + ": "
                + (wish.link() == Wish.Link.STATIC ? "as asked for" : "a target has no glibc"));
        reasons.add("netgo, osusergo: Go's own code looks up names and users; a C library that is linked statically"
                + " does it in its own way, or not at all");
        List<String> tags = new ArrayList<>(List.of("netgo", "osusergo"));
        wish.tags().stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        return new Recipe(
                environment,
                tags,
                linkerFlags(wish, List.of("-linkmode", "external", "-extldflags", "\"-static\"")),
                true,
                reasons);
    }

    private static String compiler(Toolchain go, Goal goal, boolean isStatic, boolean isNative) throws BuildException {
        if (isStatic && isNative) {
            if (go.has(MUSL)) {
                return MUSL;
            }
            throw new BuildException("a static binary with C code needs " + MUSL
                    + ", which is not on the PATH: apt install musl-tools; or set CC to a compiler that links statically,"
                    + " or take --link dynamic and targets with glibc");
        }
        if (isNative) {
            if (go.has("gcc")) {
                return "gcc";
            }
            throw new BuildException("a binary with C code needs a C compiler: apt install gcc libc6-dev, or set CC");
        }
        String triplet = TRIPLETS.getOrDefault(goal.architecture(), "");
        String cross = triplet + "-gcc";
        if (triplet.isEmpty() || !go.has(cross)) {
            throw new BuildException(goal.name() + ": its C code needs a C compiler for that architecture"
                    + (triplet.isEmpty()
                            ? "; set CC to one"
                            : ": apt install gcc-" + triplet.replace('_', '-') + ", or set CC to one"));
        }
        return cross;
    }

    private static List<String> linkerFlags(Wish wish, List<String> linking) {
        List<String> flags = new ArrayList<>();
        if (!wish.keepsSymbols()) {
            flags.add("-s");
            flags.add("-w");
        }
        flags.addAll(wish.linkerFlags());
        flags.addAll(linking);
        return flags;
    }
}
