package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a description to files, and what becomes of files that somebody edited. */
class BundleCommandTest {
    private static final String HEAD = "version: 1\nname: orders\nbinary: ./orders\n";

    @TempDir
    private Path work;

    @BeforeEach
    void binary() throws IOException {
        TinyElf.executable(Machine.AMD64).writeTo(work.resolve("orders"));
    }

    private Answer bundle(String description, String... options) throws IOException {
        Path file = Files.writeString(work.resolve("seaworthy.yaml"), HEAD + description);
        java.util.List<Object> words = new java.util.ArrayList<>(java.util.List.of(
                "bundle", file.toString(), "-o", work.resolve("out").toString()));
        words.addAll(java.util.List.of(options));
        return Answer.to(words.toArray());
    }

    @Test
    void editedStaleAndMissingFilesAreToldApart() throws IOException {
        assertThat(bundle("ports: {http: 8080}\nsystemd: {}\n").exitCode()).isZero();
        Path unit = work.resolve("out/systemd/orders.service");
        assertThat(unit).content().contains("Type=exec", "DynamicUser=yes", "CapabilityBoundingSet=\n");
        assertThat(bundle("ports: {http: 8080}\nsystemd: {}\n", "--check").exitCode())
                .isZero();

        Answer stale = bundle("ports: {http: 80}\nsystemd: {}\n", "--check");
        assertThat(stale.exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(stale.out()).isEqualTo("systemd/orders.service: stale: the description changed\n");
        assertThat(bundle("ports: {http: 80}\nsystemd: {}\n").exitCode()).isZero();
        assertThat(unit).content().contains("AmbientCapabilities=CAP_NET_BIND_SERVICE");

        Files.writeString(unit, "edited\n");
        bundle("systemd: {}\n").isRefused(ExitCode.WORSE, "was edited");
        assertThat(unit).hasContent("edited\n");
        assertThat(bundle("systemd: {}\n", "--force").exitCode()).isZero();
        Files.delete(unit);
        assertThat(bundle("systemd: {}\n", "--check").out())
                .isEqualTo("systemd/orders.service: missing: somebody deleted it\n");
    }

    @Test
    void eachDriftHasItsCause() throws IOException {
        String before = "systemd: {}\nuser: orders\n";
        assertThat(bundle(before).exitCode()).isZero();
        Path unit = work.resolve("out/systemd/orders.service");
        Files.writeString(unit, Files.readString(unit) + "# by hand\n");

        assertThat(bundle(before, "--check").out()).isEqualTo("systemd/orders.service: edited by hand\n");
        Answer both = bundle("systemd: {restart: always}\n", "--check");
        assertThat(both.out().lines())
                .containsExactlyInAnyOrder(
                        "install.sh: stale: the description changed",
                        "systemd/orders.service: edited by hand, and stale: the description changed",
                        "sysusers.d/orders.conf: left over: the description changed");

        // What is left over is named until it is deleted.
        assertThat(bundle("systemd: {restart: always}\n", "--force").exitCode()).isZero();
        assertThat(bundle("systemd: {restart: always}\n", "--check").out())
                .startsWith("sysusers.d/orders.conf: left over");
        Files.delete(work.resolve("out/sysusers.d/orders.conf"));
        assertThat(bundle("systemd: {restart: always}\n", "--check").exitCode()).isZero();
    }

    @Test
    void anotherBinaryIsToldApartFromAnotherDescription() throws IOException {
        assertThat(bundle("systemd: {}\n").exitCode()).isZero();
        Files.write(work.resolve("orders"), new byte[100], java.nio.file.StandardOpenOption.APPEND);
        Answer same = bundle("systemd: {}\n", "--check");
        assertThat(same.exitCode()).isZero();
        assertThat(same.err()).contains("no file depends on the difference");

        TinyElf.executable(Machine.ARM64).writeTo(work.resolve("orders"));
        Answer changed = bundle("systemd: {}\n", "--check");
        assertThat(changed.exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(changed.out()).contains("install.sh: stale: the binary changed\n");
    }

    @Test
    void whatUsersAddIsNeverTouched() throws IOException {
        assertThat(bundle("systemd: {}\n").exitCode()).isZero();
        Path dropIn = Files.createDirectories(work.resolve("out/systemd/orders.service.d"))
                .resolve("own.conf");
        Files.writeString(dropIn, "[Service]\nNice=5\n");
        Path layer = Files.createDirectories(work.resolve("out/overrides/etc")).resolve("orders.yaml");
        Files.writeString(layer, "own: true\n");

        assertThat(bundle("systemd: {restart: always}\n", "--force").exitCode()).isZero();

        assertThat(dropIn).hasContent("[Service]\nNice=5\n");
        assertThat(layer).hasContent("own: true\n");
        assertThat(bundle("systemd: {restart: always}\n", "--check").exitCode()).isZero();
    }

    @Test
    void aFileOfTheSameNameThatWasThereBeforeStays() throws IOException {
        Path there = Files.createDirectories(work.resolve("out")).resolve("install.sh");
        Files.writeString(there, "mine\n");

        bundle("systemd: {}\n").isRefused(ExitCode.WORSE, "is not ours");

        assertThat(there).hasContent("mine\n");
        assertThat(bundle("systemd: {}\n", "--check").out()).contains("install.sh: not written by this command\n");
    }

    @Test
    void whatTheArticleAsksForIsWrittenAndFlagged() throws IOException {
        Answer answer = bundle("user: nobody\nsystemd: {type: simple, restart: always, after: [network.target]}\n");

        assertThat(answer.exitCode()).isZero();
        assertThat(work.resolve("out/systemd/orders.service"))
                .content()
                .contains("User=nobody", "Type=simple", "Restart=always", "After=network.target");
        assertThat(answer.err()).contains("user: nobody", "systemd.type: ", "systemd.restart: ", "systemd.after: ");
    }

    @Test
    void mistakesAreToldWithTheirPlaces() throws IOException {
        Answer answer = bundle("prots: {}\n");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).contains("seaworthy.yaml:4:1: unknown key \"prots\"; did you mean \"ports\"?");
    }

    @Test
    void aBinaryThatFailsOnATargetIsNotBundled() throws IOException {
        TinyElf.executable(Machine.AMD64)
                .interpreter("/lib/ld-musl-x86_64.so.1")
                .writeTo(work.resolve("orders"));

        assertThat(bundle("targets: [debian:12]\nsystemd: {}\n").exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(work.resolve("out")).doesNotExist();
    }
}
