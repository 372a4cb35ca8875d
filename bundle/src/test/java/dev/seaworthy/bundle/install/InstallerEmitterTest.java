package dev.seaworthy.bundle.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter.Emission;
import dev.seaworthy.bundle.GoldenFolder;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Systemd;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The installer and the directories that it makes; whether it works is tried on a real root by InstallerIT. */
class InstallerEmitterTest {
    static Systemd section(List<String> writable, Systemd.PackageKind... packages) {
        return new Systemd(
                Optional.empty(),
                Systemd.Restart.ON_FAILURE,
                "2s",
                new Systemd.StartLimit(5, "60s"),
                List.of(),
                false,
                Set.of(),
                writable,
                false,
                Optional.empty(),
                List.of(packages),
                Optional.of("Jo Doe <jo@example.com>"));
    }

    private static Emission emit(Orders orders, List<String> writable) throws IOException {
        return new InstallerEmitter().emit(orders.systemd(section(writable)).order());
    }

    @Test
    void nothingIsMadeWithoutAUnit() throws IOException {
        assertThat(new InstallerEmitter().emit(new Orders().order())).isEqualTo(Emission.NOTHING);
    }

    @Test
    void directoriesThatTheUnitDoesNotMakeAreMadeBefore() throws IOException {
        GoldenFolder.matches(
                "installer",
                emit(new Orders().user("orders").directory(Directory.STATE), List.of("/srv/orders", "/srv/more")));
    }

    @Test
    void nobodyHasNoGroupThatEveryLinuxKnows() throws IOException {
        Emission emission = emit(new Orders().user("nobody"), List.of("/srv/orders"));

        assertThat(emission.artefacts())
                .filteredOn(one -> one.path().equals("tmpfiles.d/orders.conf"))
                .extracting(Artefact::text)
                .singleElement()
                .asString()
                .endsWith("d /srv/orders 0750 nobody - -\n");
        assertThat(emission.artefacts().getFirst().text()).doesNotContain("useradd");
    }

    @Test
    void directoriesOfAnAccountThatChangesAreTheUsersToMake() throws IOException {
        Emission emission = emit(new Orders(), List.of("/srv/orders"));

        assertThat(emission.artefacts()).extracting(Artefact::path).containsExactly("install.sh");
        assertThat(emission.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).contains("name a user"));
    }

    @Test
    void aPurgeTakesOnlyWhatBelongsToTheService() throws IOException {
        assertThat(emit(new Orders(), List.of()).artefacts().getFirst().text()).contains("\nowned=''\n");
        assertThat(emit(new Orders().directory(Directory.CACHE), List.of())
                        .artefacts()
                        .getFirst()
                        .text())
                .contains("\nowned='/var/cache/orders /var/cache/private/orders'\n");
    }
}
