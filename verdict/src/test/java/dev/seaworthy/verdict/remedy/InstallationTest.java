package dev.seaworthy.verdict.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.target.PackageManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APT | apt-get update && apt-get install -y --no-install-recommends a b && rm -rf /var/lib/apt/lists/*",
                "APK | apk add --no-cache a b",
                "DNF | dnf install -y a b && dnf clean all",
                "MICRODNF | microdnf install -y a b && microdnf clean all",
                "YUM | yum install -y a b && yum clean all",
                "ZYPPER | zypper --non-interactive install --no-recommends a b && zypper clean --all",
                "PACMAN | pacman -Syu --noconfirm --needed a b",
            })
    void oneCommandInstallsAll(PackageManager manager, String command) {
        assertThat(Installation.of(List.of(supply(manager, "a"), supply(manager, "b"), supply(manager, "a")))
                        .command())
                .isEqualTo(command);
    }

    @Test
    void capabilitiesAreQuotedForTheShell() {
        assertThat(supply(PackageManager.DNF, "libpcap.so.1()(64bit)").command())
                .isEqualTo("dnf install -y 'libpcap.so.1()(64bit)' && dnf clean all");
    }

    @Test
    void aRepositoryIsEnabledFirst() {
        Supply rocksdb = new Supply(PackageManager.DNF, List.of("rocksdb"), Optional.of("epel"), "");
        assertThat(rocksdb.command())
                .isEqualTo("dnf install -y epel-release && dnf install -y rocksdb && dnf clean all");
    }

    @Test
    void onePackageManagerAtATime() {
        assertThatThrownBy(() ->
                        Installation.of(List.of(supply(PackageManager.APT, "a"), supply(PackageManager.APK, "a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Supply supply(PackageManager manager, String name) {
        return new Supply(manager, List.of(name), Optional.empty(), "");
    }
}
