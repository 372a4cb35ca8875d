package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.PackageManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Packages that a command installs.
 *
 * @param manager whose command it is
 * @param packages their names, versions taken away
 */
record PackageInstall(PackageManager manager, List<String> packages) {
    private static final Map<String, PackageManager> PROGRAMS = Map.of(
            "apk", PackageManager.APK,
            "apt", PackageManager.APT,
            "apt-get", PackageManager.APT,
            "dnf", PackageManager.DNF,
            "yum", PackageManager.YUM,
            "microdnf", PackageManager.MICRODNF,
            "tdnf", PackageManager.DNF,
            "zypper", PackageManager.ZYPPER,
            "pacman", PackageManager.PACMAN);
    private static final Set<String> INSTALLS = Set.of("add", "install", "in", "reinstall", "localinstall");
    /** Verbs that bring nothing new. */
    private static final Set<String> HARMLESS = Set.of(
            "update",
            "clean",
            "autoclean",
            "autoremove",
            "makecache",
            "refresh",
            "ref",
            "cache",
            "purge",
            "remove",
            "del",
            "erase",
            "rm",
            "check-update",
            "info",
            "list",
            "search",
            "--version",
            "-Sc",
            "-Scc",
            "-Sy");
    /** Options of which the next word is the value. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-t",
            "--virtual",
            "-X",
            "--repository",
            "-p",
            "--root",
            "--repositories-file",
            "-o",
            "-c",
            "--setopt",
            "--target-release",
            "--enablerepo",
            "--disablerepo",
            "--releasever",
            "--installroot",
            "-r",
            "--repo");

    PackageInstall {
        packages = List.copyOf(packages);
    }

    /** What a package manager's command does. */
    sealed interface Does {
        /** It installs these. */
        record Installs(PackageInstall install) implements Does {}

        /** Nothing that matters here. */
        record Nothing() implements Does {}

        /** Something else: an upgrade, a local file, a verb that is not known. */
        record SomethingElse() implements Does {}
    }

    /** What a command does; empty when it is not that of a package manager. */
    static Optional<Does> of(List<String> words) {
        String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        PackageManager manager = PROGRAMS.get(program);
        return manager == null ? Optional.empty() : Optional.of(does(manager, words.subList(1, words.size())));
    }

    private static Does does(PackageManager manager, List<String> words) {
        String verb = "";
        List<String> packages = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isVerb = verb.isEmpty() && (!word.startsWith("-") || manager == PackageManager.PACMAN);
            if (isVerb) {
                verb = word;
            } else if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                if (word.contains("/") || word.contains("$")) {
                    return new Does.SomethingElse();
                }
                packages.add(name(manager, word));
            }
        }
        boolean installs = INSTALLS.contains(verb) || (manager == PackageManager.PACMAN && verb.startsWith("-S"));
        if (installs && !packages.isEmpty()) {
            return new Does.Installs(new PackageInstall(manager, packages));
        }
        return HARMLESS.contains(verb) || (installs && packages.isEmpty())
                ? new Does.Nothing()
                : new Does.SomethingElse();
    }

    /** {@code curl=8.1-r0}, {@code curl~=8.1}, {@code curl>8}, {@code curl@edge}, {@code libc6:i386}. */
    private static String name(PackageManager manager, String word) {
        String stop = manager == PackageManager.APT ? "=:" : "=~<>@";
        for (int i = 1; i < word.length(); i++) {
            if (stop.indexOf(word.charAt(i)) >= 0) {
                return word.substring(0, i);
            }
        }
        return word;
    }
}
