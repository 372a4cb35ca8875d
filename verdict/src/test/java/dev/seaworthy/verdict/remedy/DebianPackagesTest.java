package dev.seaworthy.verdict.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianPackagesTest {
    @ParameterizedTest
    @CsvSource({
        "libseccomp.so.2, debian, 12, libseccomp2",
        "libgpgme.so.11, debian, 12, libgpgme11",
        "libgpgme.so.11, debian, 13, libgpgme11t64",
        "libsystemd.so.0, debian, 11, libsystemd0",
        "libdevmapper.so.1.02.1, debian, 12, libdevmapper1.02.1",
        "libssl.so.1.1, debian, 11, libssl1.1",
        "libssl.so.3, ubuntu, 22.04, libssl3",
        "libssl.so.3, ubuntu, 24.04, libssl3t64",
        "libstdc++.so.6, debian, 13, libstdc++6",
    })
    void namesThePackageOfTheRelease(String soname, String id, String version, String expected) {
        assertThat(DebianPackages.of(soname, id, version)).contains(expected);
    }

    @Test
    void aReleaseThatLacksItHasNoPackage() {
        assertThat(DebianPackages.of("libssl.so.1.1", "debian", "12")).isEmpty();
    }

    @Test
    void whatNobodyShipsIsNotGuessed() {
        assertThat(DebianPackages.of("libnosuch.so.1", "debian", "12")).isEmpty();
    }
}
