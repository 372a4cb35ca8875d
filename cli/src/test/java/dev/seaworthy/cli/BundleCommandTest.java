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
        assertThat(stale.out()).isEqualTo("systemd/orders.service: stale\n");
        assertThat(bundle("ports: {http: 80}\nsystemd: {}\n").exitCode()).isZero();
        assertThat(unit).content().contains("AmbientCapabilities=CAP_NET_BIND_SERVICE");

        Files.writeString(unit, "edited\n");
        bundle("systemd: {}\n").isRefused(ExitCode.WORSE, "was edited");
        assertThat(unit).hasContent("edited\n");
        assertThat(bundle("systemd: {}\n", "--force").exitCode()).isZero();
        Files.delete(unit);
        assertThat(bundle("systemd: {}\n", "--check").out()).isEqualTo("systemd/orders.service: missing\n");
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
