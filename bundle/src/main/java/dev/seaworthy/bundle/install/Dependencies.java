package dev.seaworthy.bundle.install;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Use;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.verdict.remedy.Packages;
import dev.seaworthy.verdict.remedy.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a Debian package depends on, because of the binary. {@code rpmbuild} finds out by itself.
 *
 * @param needed packages without which the binary does not start
 * @param useful packages that bring what functions of the binary look for while it runs
 * @param unknown libraries that no known package brings
 */
record Dependencies(List<String> needed, List<String> useful, List<String> unknown) {
    /** Names of packages are those of this release; later ones provide the old names where they were changed. */
    private static final Distribution DEBIAN = new Distribution("debian", "12", "Debian 12", PackageManager.APT);

    static Dependencies of(BinaryFacts binary) {
        TreeSet<String> needed = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        boolean is64 = binary.architecture().map(Architecture::wordSize).orElse(8) == 8;
        for (String soname : binary.dynamic().map(DynamicObject::needed).orElse(List.of())) {
            Packages.bringing(new Thing.Library(soname, is64), DEBIAN)
                    .ifPresentOrElse(supply -> needed.addAll(supply.packages()), () -> unknown.add(soname));
        }
        binary.interpreter()
                .flatMap(path -> Packages.bringing(new Thing.Interpreter(path), DEBIAN))
                .ifPresent(supply -> needed.addAll(supply.packages()));
        newestGlibc(binary).ifPresent(version -> {
            if (needed.remove("libc6")) {
                needed.add("libc6 (>= " + version + ")");
            }
        });
        List<String> useful = new ArrayList<>();
        LinkedFunctions functions = binary.go().map(go -> go.functions()).orElse(LinkedFunctions.UNKNOWN);
        if (functions.has(Use.SYSTEM_CERTIFICATES)
                && functions.has(Use.TLS_CLIENT)
                && !functions.has(Use.FALLBACK_CERTIFICATES)) {
            useful.add("ca-certificates");
        }
        if (functions.has(Use.TIME_ZONES) && !functions.has(Use.EMBEDDED_TIME_ZONES)) {
            useful.add("tzdata");
        }
        return new Dependencies(List.copyOf(needed), useful, unknown);
    }

    /** The greatest of GLIBC_2.17, GLIBC_2.34 and so on; they are compared by their numbers. */
    private static Optional<String> newestGlibc(BinaryFacts binary) {
        return binary.dynamic().map(DynamicObject::versionNeeds).orElse(List.of()).stream()
                .map(VersionNeed::versions)
                .flatMap(List::stream)
                .map(VersionNeed.Version::name)
                .filter(name -> name.matches("GLIBC_2\\.[0-9]{1,3}(\\.[0-9]{1,3})?"))
                .map(name -> name.substring("GLIBC_".length()))
                .max((one, other) -> Integer.compare(minor(one), minor(other)));
    }

    private static int minor(String version) {
        return Integer.parseInt(version.split("\\.", -1)[1]);
    }
}
