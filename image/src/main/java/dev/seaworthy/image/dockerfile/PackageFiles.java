package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.PackageManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the packages that are installed for Go services bring, as far as a service asks for it: the file lists of Debian's,
 * Alpine's, Fedora's, openSUSE's and Arch's packages of these names. Of any other package only the name is known.
 *
 * @param bundles bundles of certificates
 * @param files other files
 * @param directories directories whose content is not known in detail
 * @param leaf whether nothing else comes along but libraries
 */
record PackageFiles(List<String> bundles, List<String> files, List<String> directories, boolean leaf) {
    private static final String DEBIAN_BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
    private static final PackageFiles ZONES = leaf(List.of(), List.of(), List.of("/usr/share/zoneinfo"));

    private static final Map<String, PackageFiles> APT = Map.of(
            "ca-certificates",
                    leaf(
                            List.of(DEBIAN_BUNDLE),
                            List.of(
                                    "/etc/ca-certificates.conf",
                                    "/etc/ssl/openssl.cnf",
                                    "/usr/bin/c_rehash",
                                    "/usr/bin/openssl",
                                    "/usr/sbin/update-ca-certificates"),
                            List.of(
                                    "/etc/ca-certificates",
                                    "/etc/ssl/certs",
                                    "/etc/ssl/private",
                                    "/usr/lib/ssl",
                                    "/usr/local/share/ca-certificates",
                                    "/usr/share/ca-certificates")),
            "tzdata", ZONES,
            "media-types", leaf(List.of(), List.of("/etc/mime.types"), List.of()),
            "mime-support", leaf(List.of(), List.of("/etc/mime.types"), List.of()),
            "netbase",
                    leaf(
                            List.of(),
                            List.of("/etc/services", "/etc/protocols", "/etc/ethertypes", "/etc/networks", "/etc/rpc"),
                            List.of()));
    private static final Map<String, PackageFiles> APK = Map.of(
            "ca-certificates",
                    leaf(
                            List.of(DEBIAN_BUNDLE, "/etc/ssl/cert.pem"),
                            List.of("/etc/ca-certificates.conf", "/usr/sbin/update-ca-certificates"),
                            List.of("/etc/ca-certificates", "/etc/ssl/certs", "/usr/share/ca-certificates")),
            "ca-certificates-bundle", leaf(List.of(DEBIAN_BUNDLE, "/etc/ssl/cert.pem"), List.of(), List.of()),
            "tzdata", ZONES,
            "mailcap", leaf(List.of(), List.of("/etc/mime.types"), List.of()),
            "bash", leaf(List.of(), List.of("/bin/bash"), List.of()));
    private static final Map<String, PackageFiles> RPM = Map.of(
            "ca-certificates",
                    leaf(
                            List.of(
                                    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                                    "/etc/pki/tls/certs/ca-bundle.crt"),
                            List.of(),
                            List.of()),
            "tzdata", ZONES,
            "mailcap", leaf(List.of(), List.of("/etc/mime.types"), List.of()));
    private static final Map<String, PackageFiles> SUSE = Map.of(
            "ca-certificates-mozilla",
            leaf(List.of("/etc/ssl/ca-bundle.pem"), List.of(), List.of()),
            "timezone",
            ZONES);
    private static final Map<String, PackageFiles> ARCH =
            Map.of("ca-certificates", leaf(List.of(DEBIAN_BUNDLE), List.of(), List.of()), "tzdata", ZONES);

    PackageFiles {
        bundles = List.copyOf(bundles);
        files = List.copyOf(files);
        directories = List.copyOf(directories);
    }

    private static PackageFiles leaf(List<String> bundles, List<String> files, List<String> directories) {
        return new PackageFiles(bundles, files, directories, true);
    }

    /** Where a package manager keeps its own books, which every installation changes. */
    static List<String> books(PackageManager manager) {
        return switch (manager) {
            case APT -> List.of("/var/cache", "/var/lib/apt", "/var/lib/dpkg", "/var/log");
            case APK -> List.of("/etc/apk", "/lib/apk", "/var/cache");
            case DNF, YUM, MICRODNF, ZYPPER -> List.of("/var/cache", "/var/lib", "/var/log");
            case PACMAN -> List.of("/var/cache", "/var/lib/pacman", "/var/log");
            case NONE -> List.of();
        };
    }

    /** What a package brings; empty when it is not known. */
    static Optional<PackageFiles> of(PackageManager manager, String name) {
        Map<String, PackageFiles> known = switch (manager) {
            case APT -> APT;
            case APK -> APK;
            case DNF, YUM, MICRODNF -> RPM;
            case ZYPPER -> SUSE;
            case PACMAN -> ARCH;
            case NONE -> Map.of();
        };
        return Optional.ofNullable(known.get(name));
    }
}
