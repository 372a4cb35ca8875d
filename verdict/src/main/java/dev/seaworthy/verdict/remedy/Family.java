package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.Distribution;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Distributions that share their packages' names. */
enum Family {
    DEBIAN("debian.tsv"),
    UBUNTU("ubuntu.tsv"),
    ALPINE("alpine.tsv"),
    FEDORA("fedora.tsv"),
    /** RHEL and all that is built from its sources. */
    RHEL("rhel.tsv"),
    AMAZON("amazon.tsv"),
    SUSE("suse.tsv"),
    ARCH("arch.tsv"),
    /** Names are not known; what the package manager finds by itself still is. */
    OTHER("");

    private static final Map<Family, PackageList> READ = new ConcurrentHashMap<>();

    private final String resource;

    Family(String resource) {
        this.resource = resource;
    }

    /** The family by os-release's id. */
    static Family of(Distribution distribution) {
        return switch (distribution.id()) {
            case "debian", "raspbian" -> DEBIAN;
            case "ubuntu" -> UBUNTU;
            case "alpine" -> ALPINE;
            case "fedora" -> FEDORA;
            case "rhel", "centos", "rocky", "almalinux", "ol", "scientific" -> RHEL;
            case "amzn" -> AMAZON;
            case "opensuse-leap", "opensuse-tumbleweed", "opensuse", "sles", "sled", "sle_hpc", "sl-micro" -> SUSE;
            case "arch", "archarm" -> ARCH;
            default -> OTHER;
        };
    }

    /** The list of its packages, if there is one; it is read when it is first asked for. */
    Optional<PackageList> packages() {
        return resource.isEmpty()
                ? Optional.empty()
                : Optional.of(READ.computeIfAbsent(this, family -> PackageList.of(family.resource)));
    }
}
