package dev.seaworthy.verdict.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesTest {
    private static final Map<String, PackageManager> MANAGERS = Map.of(
            "debian", PackageManager.APT,
            "ubuntu", PackageManager.APT,
            "alpine", PackageManager.APK,
            "fedora", PackageManager.DNF,
            "rocky", PackageManager.DNF,
            "rhel", PackageManager.DNF,
            "openeuler", PackageManager.DNF,
            "opensuse-leap", PackageManager.ZYPPER,
            "arch", PackageManager.PACMAN);

    /** "On debian 12, libsqlite3.so.0 comes with libsqlite3-0." */
    @ParameterizedTest(name = "on {0}, {1} comes with {2}")
    @CsvSource({
        "debian 12,          libsqlite3.so.0,   libsqlite3-0",
        "debian 11,          libssl.so.1.1,     libssl1.1",
        "debian 12,          libssl.so.3,       libssl3",
        "debian 13,          libssl.so.3,       libssl3t64",
        "debian 13,          libgpgme.so.11,    libgpgme11t64",
        "debian 12,          libdevmapper.so.1.02.1, libdevmapper1.02.1",
        "ubuntu 20.04,       libssl.so.1.1,     libssl1.1",
        "ubuntu 22.04,       libssl.so.3,       libssl3",
        "ubuntu 24.04,       libssl.so.3,       libssl3t64",
        "ubuntu 24.04,       libicuuc.so.74,    libicu74",
        "alpine 3.20.3,      libsqlite3.so.0,   sqlite-libs",
        "alpine 3.12.12,     libssl.so.1.1,     libssl1.1",
        "fedora 42,          libsqlite3.so.0,   sqlite-libs",
        "fedora 42,          libpcap.so.1,      libpcap",
        "rocky 8.10,         libssl.so.1.1,     openssl-libs",
        "rocky 9.4,          libssl.so.3,       openssl-libs",
        "opensuse-leap 15.6, libsqlite3.so.0,   libsqlite3-0",
        "opensuse-leap 15.6, libpcap.so.1,      libpcap1",
        "arch,               libsqlite3.so.0,   sqlite",
        "arch,               libX11.so.6,       libx11",
    })
    void aLibraryComesWithThePackageOfTheRelease(String distribution, String soname, String packageName) {
        assertThat(packages(new Thing.Library(soname, true), distribution)).containsExactly(packageName);
    }

    /** "On opensuse-leap 15.6, time zones come with timezone." */
    @ParameterizedTest(name = "on {0}, {1} comes with {2}")
    @CsvSource({
        "debian 12,          /etc/ssl/certs/ca-certificates.crt, ca-certificates",
        "rocky 9,            /etc/pki/tls/certs/ca-bundle.crt,   ca-certificates",
        "opensuse-leap 15.6, /etc/ssl/ca-bundle.pem,             ca-certificates ca-certificates-mozilla",
        "alpine 3.20.3,      /etc/ssl/cert.pem,                  ca-certificates",
        "arch,               /etc/ssl/certs,                     ca-certificates",
        "debian 12,          /usr/share/zoneinfo,                tzdata",
        "debian 12,          /usr/share/zoneinfo/US/Eastern,     tzdata",
        "debian 13,          /usr/share/zoneinfo/US/Eastern,     tzdata-legacy",
        "debian 13,          /usr/share/zoneinfo/Europe/Berlin,  tzdata",
        "ubuntu 24.04,       /usr/share/zoneinfo/US/Eastern,     tzdata-legacy",
        "opensuse-leap 15.6, /usr/share/zoneinfo/Europe/Berlin,  timezone",
        "debian 12,          /etc/mime.types,                    media-types",
        "alpine 3.20.3,      /etc/mime.types,                    mailcap",
        "fedora 42,          /etc/mime.types,                    mailcap",
        "debian 12,          /etc/services,                      netbase",
        "alpine 3.15.11,     /etc/services,                      alpine-baselayout",
        "alpine 3.16.9,      /etc/services,                      alpine-baselayout-data",
        "rocky 9,            /etc/protocols,                     setup",
        "arch,               /etc/services,                      iana-etc",
        "opensuse-leap 15.6, /etc/services,                      netcfg",
    })
    void aFileComesWithThePackageThatTheDistributionHasItIn(String distribution, String path, String packageNames) {
        assertThat(packages(new Thing.File(path), distribution)).containsExactly(packageNames.split(" "));
    }

    @ParameterizedTest(name = "on {0}, {1} comes with {2}")
    @CsvSource({
        "debian 12,     git,       git",
        "debian 12,     ssh,       openssh-client",
        "debian 12,     useradd,   passwd",
        "debian 12,     systemctl, systemd",
        "debian 11,     docker,    docker.io",
        "debian 13,     docker,    docker-cli",
        "ubuntu 24.04,  ip,        iproute2",
        "alpine 3.20.3, git,       git",
        "alpine 3.20.3, rsync,     cmd:rsync",
    })
    void aProgramComesWithThePackageThatContainsIt(String distribution, String program, String packageName) {
        assertThat(packages(new Thing.Program(program), distribution)).containsExactly(packageName);
    }

    @ParameterizedTest(name = "on {0}, {1} comes with {2}")
    @CsvSource({
        "alpine 3.20.3, /lib64/ld-linux-x86-64.so.2, gcompat",
        "alpine 3.8.5,  /lib64/ld-linux-x86-64.so.2, libc6-compat",
        "debian 12,     /lib/ld-musl-x86_64.so.1,    musl",
    })
    void aLoaderComesFromTheOtherCLibrary(String distribution, String path, String packageName) {
        assertThat(packages(new Thing.Interpreter(path), distribution)).containsExactly(packageName);
    }

    /** apk and rpm know what their packages provide, so that no name has to be known here. */
    @ParameterizedTest(name = "on {0}, {1} is asked for as {2}")
    @CsvSource({
        "alpine 3.20.3,      libnosuch.so.1, so:libnosuch.so.1",
        "fedora 42,          libnosuch.so.1, libnosuch.so.1()(64bit)",
        "openeuler 24.03,    libnosuch.so.1, libnosuch.so.1()(64bit)",
        "opensuse-leap 15.6, libnosuch.so.1, libnosuch.so.1()(64bit)",
    })
    void whatIsNotListedIsAskedForByWhatPackagesProvide(String distribution, String soname, String capability) {
        assertThat(packages(new Thing.Library(soname, true), distribution)).containsExactly(capability);
    }

    @ParameterizedTest
    @CsvSource({
        "debian 12, libssl.so.1.1",
        "debian 12, libnosuch.so.1",
        "ubuntu 22.04, libssl.so.1.1",
        "arch, libnosuch.so.1"
    })
    void whatNoListHasIsNotGuessed(String distribution, String soname) {
        assertThat(packages(new Thing.Library(soname, true), distribution)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "debian 12, apt-file search /libnosuch.so.1",
        "arch,      pacman -F libnosuch.so.1",
        "fedora 42, dnf provides '*/libnosuch.so.1'",
    })
    void butThereIsAWayToFindOut(String distribution, String end) {
        assertThat(Packages.inquiry(new Thing.Library("libnosuch.so.1", true), distribution(distribution)))
                .hasValueSatisfying(command -> assertThat(command).endsWith(end));
    }

    @Test
    void theExactCapabilityIsNamedBesideThePackage() {
        assertThat(Packages.bringing(new Thing.Library("libpcap.so.1", true), distribution("fedora 42")))
                .map(Supply::note)
                .contains("brings libpcap.so.1; dnf also takes 'libpcap.so.1()(64bit)'");
    }

    @Test
    void aRepositoryIsEnabledWhereThatIsKnownToWork() {
        Thing geos = new Thing.Library("libgeos_c.so.1", true);
        assertThat(Packages.bringing(geos, distribution("rocky 9.4")))
                .map(Supply::command)
                .contains("dnf install -y epel-release && dnf install -y geos && dnf clean all");
        assertThat(Packages.bringing(geos, distribution("rhel 9.4")))
                .map(Supply::command)
                .contains("dnf install -y geos && dnf clean all");
    }

    @Test
    void aTargetWithoutPackageManagerGetsNothing() {
        Distribution distroless = new Distribution("debian", "12", "Distroless", PackageManager.NONE);
        assertThat(Packages.bringing(Thing.File.CERTIFICATES, distroless)).isEmpty();
        assertThat(Packages.inquiry(Thing.File.CERTIFICATES, distroless)).isEmpty();
    }

    private static List<String> packages(Thing thing, String distribution) {
        Optional<Supply> supply = Packages.bringing(thing, distribution(distribution));
        return supply.map(Supply::packages).orElse(List.of());
    }

    private static Distribution distribution(String text) {
        List<String> words = Arrays.asList(text.split(" "));
        PackageManager manager = MANAGERS.getOrDefault(words.getFirst(), PackageManager.NONE);
        return new Distribution(words.getFirst(), words.size() > 1 ? words.get(1) : "", text, manager);
    }
}
