package dev.seaworthy.bundle.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Systemd;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files beside a unit, and what is said of those that would not do what they should. */
class CompanionsTest {
    private static final Systemd ALL = new Systemd(
            Optional.empty(),
            Systemd.Restart.ON_FAILURE,
            "2s",
            new Systemd.StartLimit(5, "60s"),
            List.of(),
            true,
            Set.of(),
            List.of(),
            true,
            Optional.of("200M"),
            List.of(),
            Optional.empty());

    private static Emitter.Emission emit(Orders orders) throws IOException {
        return new SystemdEmitter().emit(orders.systemd(ALL).order());
    }

    private static String text(Emitter.Emission emission, String path) {
        return emission.artefacts().stream()
                .filter(one -> one.path().equals(path))
                .map(Artefact::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void eachKeyHasItsFile() throws IOException {
        Emitter.Emission emission = emit(new Orders()
                .go("go1.22.3", "github.com/coreos/go-systemd/v22/activation.Listeners")
                .directory(Directory.LOGS));

        assertThat(text(emission, "systemd/orders.socket")).contains("ListenStream=8080\n", "WantedBy=sockets.target");
        assertThat(text(emission, "systemd/orders.service"))
                .contains("Requires=orders.socket\n", "Also=orders.socket\n", "LogNamespace=orders\n");
        assertThat(text(emission, "logrotate.d/orders")).contains("/var/log/orders/*.log {\n", "copytruncate\n");
        assertThat(text(emission, "systemd/journald@orders.conf")).contains("SystemMaxUse=200M\n");
        assertThat(emission.remarks()).noneMatch(one -> one.about().equals("systemd.socket"));
    }

    @Test
    void aProgramThatTakesNoSocketsIsTold() throws IOException {
        Emitter.Emission emission = emit(new Orders().go("go1.22.3", "net/http.(*Server).Serve"));

        assertThat(emission.remarks())
                .anyMatch(one ->
                        one.about().equals("systemd.socket") && one.text().contains("address already in use"))
                .anyMatch(one ->
                        one.about().equals("systemd.logrotate") && one.text().contains("directories"));
        assertThat(text(emission, "logrotate.d/orders")).isEmpty();
    }

    @Test
    void aWorkerHasNoSocket() throws IOException {
        Emitter.Emission emission = emit(new Orders().worker());

        assertThat(text(emission, "systemd/orders.socket")).isEmpty();
        assertThat(text(emission, "systemd/orders.service")).doesNotContain("orders.socket");
    }
}
