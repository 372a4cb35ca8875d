package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.PackageManager;
import dev.seaworthy.verdict.Quoting;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * One command that installs several packages, in the form that suits a line of a Dockerfile: it asks nothing and leaves no
 * downloaded lists or packages behind.
 *
 * @param manager who installs
 * @param repositories repositories to enable first, as {@link Supply#repository} names them
 * @param packages what to install, without duplicates, in the order in which it was asked for
 */
public record Installation(PackageManager manager, List<String> repositories, List<String> packages) {
    public Installation {
        repositories = List.copyOf(repositories);
        packages = List.copyOf(packages);
    }

    /**
     * Joins supplies of one package manager.
     *
     * @throws IllegalArgumentException when there is none, or they are of different package managers
     */
    public static Installation of(Collection<Supply> supplies) {
        SequencedSet<PackageManager> managers = new LinkedHashSet<>();
        SequencedSet<String> repositories = new LinkedHashSet<>();
        SequencedSet<String> packages = new LinkedHashSet<>();
        for (Supply supply : supplies) {
            managers.add(supply.manager());
            supply.repository().ifPresent(repositories::add);
            packages.addAll(supply.packages());
        }
        if (managers.size() != 1) {
            throw new IllegalArgumentException("one package manager is needed, not " + managers);
        }
        return new Installation(managers.getFirst(), List.copyOf(repositories), List.copyOf(packages));
    }

    /** The command, quoted for a shell; empty for a target without a package manager. */
    public String command() {
        String names = packages.stream().map(Quoting::word).collect(Collectors.joining(" "));
        return switch (manager) {
            case APT ->
                "apt-get update && apt-get install -y --no-install-recommends " + names
                        + " && rm -rf /var/lib/apt/lists/*";
            case APK -> "apk add --no-cache " + names;
            case DNF -> enabling("dnf") + "dnf install -y " + names + " && dnf clean all";
            case MICRODNF -> enabling("microdnf") + "microdnf install -y " + names + " && microdnf clean all";
            case YUM -> enabling("yum") + "yum install -y " + names + " && yum clean all";
            case ZYPPER -> "zypper --non-interactive install --no-recommends " + names + " && zypper clean --all";
            case PACMAN -> "pacman -Syu --noconfirm --needed " + names;
            case NONE -> "";
        };
    }

    /** EPEL has a package of its own in every clone of RHEL; the builder's repository is enabled by a plugin of dnf's. */
    private String enabling(String program) {
        StringBuilder before = new StringBuilder();
        for (String repository : repositories) {
            if (repository.equals("epel")) {
                before.append(program).append(" install -y epel-release && ");
            } else if (program.equals("dnf")) {
                before.append("dnf install -y 'dnf-command(config-manager)' && dnf config-manager --set-enabled ")
                        .append(Quoting.word(repository))
                        .append(" && ");
            }
        }
        return before.toString();
    }
}
