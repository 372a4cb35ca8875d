package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.verdict.Quoting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which package brings a thing onto a distribution. Names come from the distributions' own indexes and build recipes
 * ({@code docs/packages.md}); where none is known, what the package manager resolves exactly is offered instead (apk and rpm
 * know their packages' sonames, apk also the programs), and otherwise {@link #inquiry} says how to find out. Nothing is guessed.
 */
public final class Packages {
    /** Distributions that have the package epel-release in what is enabled by default; RHEL and Oracle have other ways. */
    private static final Set<String> EPEL_BY_NAME = Set.of("rocky", "almalinux", "centos");

    private Packages() {}

    /**
     * What to install.
     *
     * @return empty when nothing brings it, or when the name is not known, or when there is no package manager
     */
    public static Optional<Supply> bringing(Thing thing, Distribution distribution) {
        PackageManager manager = distribution.packages();
        if (manager == PackageManager.NONE) {
            return Optional.empty();
        }
        Optional<Supply> capability = capability(thing, manager);
        for (String place : Places.of(thing)) {
            Optional<PackageList.Row> row = listed(place, distribution);
            if (row.isPresent()) {
                return row.filter(found -> !found.packages().isEmpty())
                        .map(found -> named(thing, distribution, found, capability));
            }
            Optional<Supply> debian = debian(place, manager, distribution);
            if (debian.isPresent()) {
                return debian;
            }
        }
        return capability;
    }

    /** A command that finds out which package brings a thing, for those that {@link #bringing} does not know. */
    public static Optional<String> inquiry(Thing thing, Distribution distribution) {
        String wanted = switch (thing) {
            case Thing.Library(String soname, boolean _) -> "/" + soname;
            case Thing.Interpreter(String path) -> path;
            case Thing.File(String path) -> path;
            case Thing.Program(String name) -> "bin/" + name;
        };
        String inAnyFolder =
                Quoting.word(wanted.startsWith("/") && !(thing instanceof Thing.Library) ? wanted : "*" + wanted);
        return switch (distribution.packages()) {
            case APT ->
                Optional.of("apt-get update && apt-get install -y apt-file && apt-file update && apt-file search "
                        + Quoting.word(wanted));
            case DNF -> Optional.of("dnf provides " + inAnyFolder);
            case YUM -> Optional.of("yum provides " + inAnyFolder);
            case MICRODNF -> Optional.of("microdnf install -y dnf && dnf provides " + inAnyFolder);
            case ZYPPER ->
                Optional.of("zypper search --provides --file-list "
                        + Quoting.word(wanted.substring(wanted.lastIndexOf('/') + 1)));
            case PACMAN ->
                Optional.of("pacman -Fy && pacman -F " + Quoting.word(wanted.substring(wanted.lastIndexOf('/') + 1)));
            case APK, NONE -> Optional.empty();
        };
    }

    private static Optional<PackageList.Row> listed(String place, Distribution distribution) {
        Family family = Family.of(distribution);
        Optional<PackageList.Row> own = family.packages().flatMap(list -> list.row(place, distribution.version()));
        if (own.isPresent() || family != Family.UBUNTU) {
            return own;
        }
        // What is not listed for Ubuntu has the name that it has in the Debian release that it was made from.
        return DebianPackages.behindUbuntu(distribution.version())
                .flatMap(release -> Family.DEBIAN.packages().flatMap(list -> list.row(place, release.toString())));
    }

    private static Supply named(
            Thing thing, Distribution distribution, PackageList.Row row, Optional<Supply> capability) {
        PackageManager manager = distribution.packages();
        StringBuilder note = new StringBuilder("brings " + thing.key());
        capability
                .filter(_ -> thing instanceof Thing.Library)
                .ifPresent(supply -> note.append("; ")
                        .append(program(manager))
                        .append(" also takes ")
                        .append(Quoting.word(supply.packages().getFirst())));
        if (!row.note().isEmpty()) {
            note.append("; ").append(row.note());
        }
        Optional<String> repository = row.repository();
        if (repository.isPresent() && !EPEL_BY_NAME.contains(distribution.id())) {
            note.append("; it is in the repository ").append(repository.get()).append(", which must be enabled first");
            repository = Optional.empty();
        }
        return new Supply(manager, row.packages(), repository, note.toString());
    }

    private static Optional<Supply> debian(String place, PackageManager manager, Distribution distribution) {
        return manager == PackageManager.APT
                ? DebianPackages.of(place, distribution)
                        .map(found -> new Supply(manager, List.of(found.name()), Optional.empty(), found.note()))
                : Optional.empty();
    }

    /** What a package manager resolves by itself, so that it is right in every release. */
    private static Optional<Supply> capability(Thing thing, PackageManager manager) {
        Optional<String> name = switch (manager) {
            case APK ->
                // Alpine's packages say which programs they have (cmd:) since 3.7.
                switch (thing) {
                    case Thing.Library(String soname, boolean _) -> Optional.of("so:" + soname);
                    case Thing.Program(String program) -> Optional.of("cmd:" + program);
                    case Thing.Interpreter _, Thing.File _ -> Optional.empty();
                };
            case DNF, MICRODNF, YUM, ZYPPER ->
                switch (thing) {
                    case Thing.Library(String soname, boolean is64) -> Optional.of(soname + (is64 ? "()(64bit)" : ""));
                    case Thing.Program _, Thing.Interpreter _, Thing.File _ -> Optional.empty();
                };
            case APT, PACMAN, NONE -> Optional.empty();
        };
        return name.map(capability -> new Supply(
                manager,
                List.of(capability),
                Optional.empty(),
                program(manager) + " finds the package by what it provides, if an enabled repository has one"));
    }

    private static String program(PackageManager manager) {
        return switch (manager) {
            case APT -> "apt";
            case APK -> "apk";
            case DNF -> "dnf";
            case MICRODNF -> "microdnf";
            case YUM -> "yum";
            case ZYPPER -> "zypper";
            case PACMAN -> "pacman";
            case NONE -> "";
        };
    }
}
