package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserDatabaseRuleTest {
    private static final String PASSWD = "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n";

    @TempDir
    private Path work;

    private static List<String> errors(Service service) throws IOException {
        return new UserDatabaseRule()
                .check(service.asCase()).stream()
                        .flatMap((Finding finding) -> finding.predictedError().stream())
                        .toList();
    }

    private Service pure() throws IOException {
        return Service.of(work, "go1.22.1", "os/user.Current");
    }

    private Service withC(String goVersion) throws IOException {
        return Service.of(work, goVersion, "os/user.Current", "os/user.lookupUnixUid");
    }

    @Test
    void goOwnCodeAsksTheEnvironmentWhereThereIsNoDatabase() throws IOException {
        assertThat(errors(pure())).containsExactly("user: Current requires cgo or $USER set in environment");
        assertThat(errors(pure().with("USER", "app"))).isEmpty();
        assertThat(errors(pure().with("HOME", "")))
                .containsExactly("user: Current requires cgo or $USER, $HOME set in environment");
    }

    @Test
    void theCLibraryDoesNot() throws IOException {
        assertThat(errors(withC("go1.22.1").with("USER", "app"))).containsExactly("user: unknown userid 0");
        assertThat(errors(withC("go1.19.8"))).containsExactly("user: lookup userid 0: no such file or directory");
    }

    @Test
    void rootHasAnEntryAndOthersMayHave() throws IOException {
        assertThat(errors(pure().file("/etc/passwd", PASSWD))).isEmpty();
        assertThat(errors(pure().runBy("1000:1000"))).isEmpty();
        assertThat(errors(pure().runBy("app"))).isEmpty();
        assertThat(errors(withC("go1.22.1").runBy("65532"))).containsExactly("user: unknown userid 65532");
        assertThat(errors(pure().runBy("65532")))
                .containsExactly("user: Current requires cgo or $USER set in environment");
    }

    @Test
    void onAHostItMayBeAnybody() throws IOException {
        assertThat(errors(pure().onHost())).isEmpty();
    }

    @Test
    void lookupsFailWhereThereIsNoFile() throws IOException {
        assertThat(errors(Service.of(work, "go1.22.1", "os/user.Lookup", "os/user.LookupGroup")))
                .containsExactly(
                        "open /etc/passwd: no such file or directory", "open /etc/group: no such file or directory");
        assertThat(errors(Service.of(work, "go1.19.8", "os/user.Lookup", "os/user.buildUser")))
                .containsExactly("user: lookup username root: no such file or directory");
    }

    @Test
    void goOwnCodeCouldNotListGroupsBefore118() throws IOException {
        assertThat(errors(Service.of(work, "go1.15.15", "os/user.(*User).GroupIds")))
                .containsExactly("user: GroupIds requires cgo");
        assertThat(errors(Service.of(work, "go1.19.8", "os/user.(*User).GroupIds")))
                .containsExactly("open /etc/group: no such file or directory");
        assertThat(errors(
                        Service.of(work, "go1.19.8", "os/user.(*User).GroupIds").file("/etc/group", "root:x:0:")))
                .isEmpty();
    }
}
