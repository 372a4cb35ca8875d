package dev.seaworthy.bundle.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Emitter.Emission;
import dev.seaworthy.bundle.GoldenFolder;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Systemd.PackageKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What packages are made of; they are really made and installed by PackagesIT. */
class PackagesEmitterTest {
    private static Emission emit(Orders orders, PackageKind... kinds) throws IOException {
        return new PackagesEmitter()
                .emit(orders.systemd(InstallerEmitterTest.section(List.of("/srv/orders"), kinds))
                        .order());
    }

    @Test
    void nothingIsMadeThatWasNotAskedFor() throws IOException {
        assertThat(emit(new Orders())).isEqualTo(Emission.NOTHING);
    }

    @Test
    void bothPackages() throws IOException {
        GoldenFolder.matches(
                "packages",
                emit(
                        new Orders()
                                .go("go1.22.3", "time.LoadLocation")
                                .user("orders")
                                .directory(Directory.STATE),
                        PackageKind.DEB,
                        PackageKind.RPM));
    }

    @Test
    void onlyOneKind() throws IOException {
        assertThat(emit(new Orders(), PackageKind.RPM).artefacts())
                .extracting(one -> one.path())
                .containsExactly("packages/rpm.sh", "packages/rpm/orders.spec", "packages/stage.sh");
    }
}
