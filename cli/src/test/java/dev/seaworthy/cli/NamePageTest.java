package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.testkit.GoldenFile;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolverFacts;
import dev.seaworthy.verdict.dns.ResolverFacts.CResolver;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.ResolverFacts.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --explain-dns} and {@code --resolv-conf}: the pages are golden files. */
class NamePageTest {
    private static final Path GOLDEN = Path.of("src/test/golden/names");
    private static final String COMMENTS = """
            nameserver 114.114.114.114     # main
            nameserver 8.8.8.8              # spare
            options timeout:2 attempts:3    # 2 s, three times
            """;
    private static final String KUBERNETES = """
            nameserver 10.96.0.10
            search shop.svc.cluster.local svc.cluster.local cluster.local
            options ndots:5
            """;

    @TempDir
    private Path work;

    private Path program;
    private Path root;

    @BeforeEach
    void binaryAndRoot() throws IOException {
        program = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("program"));
        root = Files.createDirectories(work.resolve("root"));
    }

    @Test
    void aFileWithCommentsBehind() throws IOException {
        isGolden("comments", program(Linked.BOTH, "go1.27.3", CResolver.GLIBC), new FileText.Known(COMMENTS));
    }

    @Test
    void aClustersFileOnMusl() throws IOException {
        isGolden("kubernetes-musl", program(Linked.BOTH, "go1.19.8", CResolver.MUSL), new FileText.Known(KUBERNETES));
    }

    @Test
    void aContainersFileIsNotKnown() throws IOException {
        isGolden(
                "container",
                program(Linked.BOTH, "go1.27.3", CResolver.GLIBC),
                new FileText.Unknown("the container engine writes it"));
    }

    @Test
    void aProgramThatLooksUpNothing() throws IOException {
        isGolden("none", program(Linked.NONE, "go1.27.3", CResolver.GLIBC), new FileText.Absent());
    }

    @Test
    void whatAStrangersFileSaysBringsNoControlCharacters() {
        String page = page(
                program(Linked.BOTH, "go1.27.3", CResolver.GLIBC),
                new FileText.Known("nameserver 1.2.3.4\noptions \033[31mred\r\nsearch \u202eevil\n"));

        assertThat(page).doesNotContain("\033", "\u202e", "\r");
    }

    @Test
    void theCommandAsksForIt() throws IOException {
        Path file = Files.writeString(work.resolve("resolv.conf"), COMMENTS);

        Answer without = check();
        Answer explained = check("--explain-dns");
        Answer simulated = check("--resolv-conf", file);

        assertThat(without.out()).doesNotContain("resolves names");
        assertThat(explained.out())
                .startsWith(without.out())
                .contains("resolves names", "the container engine writes it");
        assertThat(simulated.out()).contains("timeout:2", "12 s");
        assertThat(simulated.exitCode()).isZero();
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        Path large = Files.writeString(work.resolve("large"), "#".repeat(FileText.LARGEST + 1));

        check("--resolv-conf", work.resolve("nothing")).isRefused(ExitCode.INPUT, "there is no such file");
        check("--resolv-conf", work).isRefused(ExitCode.INPUT, "is a directory");
        check("--resolv-conf", large).isRefused(ExitCode.INPUT, "is larger than");
        check("--resolv-conf", "").isRefused(ExitCode.INPUT, "is an empty file name");
    }

    private Answer check(Object... words) {
        Object[] all = new Object[words.length + 4];
        all[0] = "check";
        all[1] = program;
        all[2] = "--on";
        all[3] = "dir:" + root;
        System.arraycopy(words, 0, all, 4, words.length);
        return Answer.to(all);
    }

    private static void isGolden(String name, ResolverFacts facts, FileText resolvConf) throws IOException {
        GoldenFile.at(GOLDEN.resolve(name + ".txt")).matches(page(facts, resolvConf));
    }

    private static String page(ResolverFacts facts, FileText resolvConf) {
        Resolution resolution = Resolution.simulate(
                facts,
                new NameFiles(
                        resolvConf,
                        new FileText.Known("hosts: files mdns4_minimal [NOTFOUND=return] dns\n"),
                        new FileText.Known(""),
                        new FileText.Absent(),
                        Optional.empty()),
                Map.of());
        return NamePage.text("./web", List.of("debian:12", "ubuntu:24.04"), resolution, new Style(false));
    }

    private static ResolverFacts program(Linked linked, String version, CResolver cLibrary) {
        return new ResolverFacts(linked, GoVersion.parse(version), GoVersion.parse(version), Tag.NONE, "", cLibrary);
    }
}
