package dev.seaworthy.verdict.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists themselves: every line can be read, has a source that the head explains, and they cover what programs use. */
class PackageListsTest {
    private static final Map<String, Distribution> NEWEST = Map.of(
            "apt", new Distribution("debian", "13", "", PackageManager.APT),
            "apk", new Distribution("alpine", "3.20.3", "", PackageManager.APK),
            "dnf", new Distribution("fedora", "42", "", PackageManager.DNF),
            "zypper", new Distribution("opensuse-tumbleweed", "", "", PackageManager.ZYPPER),
            "pacman", new Distribution("arch", "", "", PackageManager.PACMAN));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void everyLineCanBeRead(Family family) {
        PackageList list = family.packages().orElseThrow();
        assertThat(list.things())
                .isNotEmpty()
                .allSatisfy(thing -> assertThat(list.rows(thing)).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void everyLineHasASourceThatTheHeadExplains(Family family) {
        PackageList list = family.packages().orElseThrow();
        assertThat(list.sources())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(list.head()).containsPattern("(: |; |# {3})" + source + " "));
    }

    /** Sonames of which all five families name the package, without asking the package manager what it knows. */
    @Test
    void atLeast120SonamesAreNamedOnEveryPackageManager() {
        PackageList alpine = Family.ALPINE.packages().orElseThrow();
        List<String> everywhere = alpine.things().stream()
                .filter(thing -> thing.contains(".so"))
                .filter(soname -> NEWEST.values().stream().allMatch(distribution -> isNamed(soname, distribution)))
                .toList();
        assertThat(everywhere)
                .hasSizeGreaterThanOrEqualTo(120)
                .contains("libsqlite3.so.0", "libcurl.so.4", "libX11.so.6");
    }

    /** One family at least names each of what the cgo packages of Go's world link. */
    @Test
    void whatCgoProgramsLinkIsKnownOnDebian() {
        assertThat(Stream.of(
                                "libsqlite3.so.0 libssl.so.3 libpcap.so.0.8 libsystemd.so.0 libseccomp.so.2 libgpgme.so.11",
                                "libdevmapper.so.1.02.1 librdkafka.so.1 librocksdb.so.9.10 libgit2.so.1.9 libvips.so.42 libwebp.so.7",
                                "libsass.so.1 libzstd.so.1 liblz4.so.1 libsnappy.so.1 libz.so.1 libbz2.so.1.0 liblzma.so.5 libpq.so.5",
                                "libmariadb.so.3 libodbc.so.2 libkrb5.so.3 libgssapi_krb5.so.2 libldap.so.2 libpam.so.0 libcurl.so.4",
                                "libxml2.so.2 libxslt.so.1 libicuuc.so.76 libX11.so.6 libGL.so.1 libgtk-3.so.0 libasound.so.2",
                                "libusb-1.0.so.0 libbluetooth.so.3 librados.so.2 libgfapi.so.0 libibverbs.so.1 libnuma.so.1 libbpf.so.1",
                                "libelf.so.1 libunwind.so.8 libstdc++.so.6 libgcc_s.so.1 libgomp.so.1 libatomic.so.1 libcrypt.so.1",
                                "libnsl.so.2 libresolv.so.2")
                        .flatMap(line -> Stream.of(line.split(" ", -1))))
                .allSatisfy(soname -> assertThat(Packages.bringing(
                                new Thing.Library(soname, true), java.util.Objects.requireNonNull(NEWEST.get("apt"))))
                        .as(soname)
                        .isPresent());
    }

    private static boolean isNamed(String soname, Distribution distribution) {
        return Packages.bringing(new Thing.Library(soname, true), distribution)
                .filter(supply -> supply.packages().stream().noneMatch(name -> name.contains(soname)))
                .isPresent();
    }
}
