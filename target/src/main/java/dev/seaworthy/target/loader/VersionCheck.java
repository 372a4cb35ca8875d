package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * glibc's check of needed versions (elf/dl-version.c): for each version that an object needs of a library, the library
 * must define it. A library without any definitions is accepted with a remark, a weak need that is not met as well.
 */
final class VersionCheck {
    private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";

    private VersionCheck() {}

    static void run(
            List<LoadedObject> loaded,
            Function<String, Optional<LoadedObject>> providers,
            List<LoadProblem> problems,
            List<String> remarks) {
        for (LoadedObject object : loaded) {
            for (VersionNeed need : object.object().versionNeeds()) {
                Optional<LoadedObject> provider = providers.apply(need.file());
                if (provider.isEmpty()) {
                    // A version of a library that is not among the needed ones; glibc asserts that this cannot be.
                    problems.add(new LoadProblem.Undetermined(
                            need.file(), object, "versions are needed of a library that is not needed itself"));
                    continue;
                }
                check(object, need, provider.get(), problems, remarks);
            }
            checkPackedRelocations(object, providers, problems);
        }
    }

    private static void check(
            LoadedObject object,
            VersionNeed need,
            LoadedObject provider,
            List<LoadProblem> problems,
            List<String> remarks) {
        if (!provider.object().versioned()) {
            remarks.add(provider.path() + ": no version information available (required by " + object.path() + ")");
            if (object.object().imports().stream()
                    .anyMatch(symbol ->
                            symbol.versionFile().filter(need.file()::equals).isPresent())) {
                // Newer releases accept the symbols of such a library; older ones stop at an assertion in check_match.
                problems.add(new LoadProblem.Undetermined(
                        need.file(), object, "it has no versions, on which releases of glibc differ"));
            }
            return;
        }
        for (VersionNeed.Version version : need.versions()) {
            boolean defined = provider.object().versionDefinitions().contains(version.name());
            if (!defined && version.weak()) {
                remarks.add(provider.path() + ": weak version `" + version.name() + "' not found (required by "
                        + object.path() + ")");
            } else if (!defined) {
                problems.add(new LoadProblem.VersionMissing(
                        version.name(), provider, object, symbols(object.object(), version.name(), need.file())));
            }
        }
    }

    /** The symbols by which an object came to need a version: the linker notes the version of each that it binds. */
    private static List<DynamicObject.Import> symbols(DynamicObject object, String version, String file) {
        return object.imports().stream()
                .filter(symbol -> symbol.version().filter(version::equals).isPresent()
                        && symbol.versionFile().filter(file::equals).isPresent())
                .toList();
    }

    /** Since 2.36 glibc refuses packed relocations in an object that needs libc.so.6 without the version for them. */
    private static void checkPackedRelocations(
            LoadedObject object, Function<String, Optional<LoadedObject>> providers, List<LoadProblem> problems) {
        if (!object.object().traits().contains(DynamicObject.Trait.PACKED_RELOCATIONS)) {
            return;
        }
        Optional<LoadedObject> libc = providers.apply("libc.so.6");
        boolean asksForIt = object.object().versionNeeds().stream()
                .flatMap(need -> need.versions().stream())
                .anyMatch(version -> version.name().equals(PACKED_RELOCATIONS));
        boolean usesLibc = object.object().versionNeeds().stream()
                .anyMatch(need -> need.file().equals("libc.so.6"));
        if (libc.isEmpty() || asksForIt || !usesLibc) {
            return;
        }
        boolean knows = libc.get().object().versionDefinitions().contains(PACKED_RELOCATIONS);
        problems.add(new LoadProblem.PackedRelocations(object, knows));
    }
}
