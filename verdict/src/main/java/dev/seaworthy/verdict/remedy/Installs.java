package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Quoting;
import dev.seaworthy.verdict.Remedy;
import java.util.List;
import java.util.Optional;

/** Commands that install what is missing on a target, by its package manager. */
public final class Installs {
    private Installs() {}

    /** Installs the package that has a library. */
    public static List<Remedy> library(Case one, String soname) {
        String bits = one.binary().header().is64() ? "()(64bit)" : "";
        return switch (one.target().distribution().packages()) {
            case APT ->
                DebianPackages.of(
                                soname,
                                one.target().distribution().id(),
                                one.target().distribution().version())
                        .map(name -> remedy(
                                "apt-get install -y --no-install-recommends " + name,
                                "the Debian package that contains " + soname))
                        .orElse(remedy(
                                "apt-get install -y apt-file && apt-file update && apt-file search "
                                        + Quoting.word("/" + soname),
                                "finds the package that contains " + soname
                                        + "; it is not in the list that is built in"))
                        .asList();
            case APK ->
                remedy(
                                "apk add so:" + Quoting.word(soname),
                                "apk finds packages by the sonames that they provide; the library is musl's build, for binaries"
                                        + " that were linked against musl")
                        .asList();
            case DNF ->
                remedy("dnf install -y " + Quoting.word(soname + bits), "rpm packages provide their sonames")
                        .asList();
            case MICRODNF ->
                remedy("microdnf install -y " + Quoting.word(soname + bits), "rpm packages provide their sonames")
                        .asList();
            case YUM ->
                remedy("yum install -y " + Quoting.word(soname + bits), "rpm packages provide their sonames")
                        .asList();
            case ZYPPER ->
                remedy("zypper install -y " + Quoting.word(soname + bits), "rpm packages provide their sonames")
                        .asList();
            case PACMAN ->
                remedy("pacman -F " + Quoting.word(soname), "names the package that contains it")
                        .asList();
            case NONE -> List.of();
        };
    }

    /** Installs a dynamic loader. */
    public static List<Remedy> loader(Case one, String interpreter) {
        Optional<CLibrary.Kind> kind = StandardInterpreters.cLibraryAt(interpreter);
        if (kind.isEmpty()) {
            return List.of();
        }
        return switch (one.target().distribution().packages()) {
            case APK ->
                kind.get() == CLibrary.Kind.GLIBC
                        ? remedy(
                                        "apk add gcompat",
                                        "puts a loader for glibc binaries there that runs on musl; it imitates only a part of"
                                                + " glibc, so judge again on an image that has it")
                                .asList()
                        : List.of();
            case APT ->
                kind.get() == CLibrary.Kind.MUSL
                        ? remedy("apt-get install -y --no-install-recommends musl", "musl's loader beside glibc's")
                                .asList()
                        : List.of();
            case DNF, MICRODNF, YUM, ZYPPER, PACMAN, NONE -> List.of();
        };
    }

    /** A newer release of a library: within one release of a distribution there is none. */
    public static List<Remedy> newer(Case one, String soname) {
        return List.of();
    }

    private static One remedy(String command, String why) {
        return new One(new Remedy(Remedy.Kind.INSTALL, command, why));
    }

    private record One(Remedy remedy) {
        List<Remedy> asList() {
            return List.of(remedy);
        }
    }
}
