package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.cache.FactsDirectory;
import dev.seaworthy.image.registry.Reference;
import dev.seaworthy.image.registry.RegistrySource;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images pulled from a real registry on this machine, which skopeo filled: the same facts as the root that is in them. */
@Together
class RegistryIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final String ROOT = "bookworm";

    @TempDir
    static Path work;

    private static Path directory;
    private static LoopbackRegistry open;
    private static LoopbackRegistry closed;

    @BeforeAll
    static void fillRegistries() throws IOException, InterruptedException {
        directory = LABORATORY.roots().stream()
                .filter(root -> root.name().equals(ROOT))
                .findFirst()
                .orElseThrow()
                .directory();
        String layout = work.resolve("layout").toString();
        String tar = work.resolve("root.tar").toString();
        run("tar", "-C", directory.toString(), "-cf", tar, ".");
        run("umoci", "init", "--layout", layout);
        run("umoci", "new", "--image", layout + ":one");
        run("umoci", "raw", "add-layer", "--image", layout + ":one", tar);
        run("umoci", "config", "--image", layout + ":one", "--config.user", "65532", "--config.env", "TZ=Europe/Paris");
        open = LoopbackRegistry.start(work.resolve("open"), false);
        closed = LoopbackRegistry.start(work.resolve("closed"), true);
        String source = "oci:" + layout + ":one";
        run("skopeo", "copy", "-q", "--dest-tls-verify=false", source, "docker://" + open.host() + "/lab/app:1");
        run(
                "skopeo",
                "copy",
                "-q",
                "--dest-tls-verify=false",
                "--format=v2s2",
                source,
                "docker://" + open.host() + "/lab/app:docker");
        run(
                "skopeo",
                "copy",
                "-q",
                "--dest-tls-verify=false",
                "--dest-creds=ada:secret",
                source,
                "docker://" + closed.host() + "/lab/app:1");
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output").toFile())
                .start();
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": see the output file")
                .isZero();
    }

    private static TargetFacts pulled(String image, Map<String, String> environment, FactsCache cache)
            throws IOException {
        if (!(Reference.parse(image) instanceof Reference.Parsed.Valid(Reference reference))) {
            throw new AssertionError(image);
        }
        return switch (RegistrySource.of(reference, ROOT, environment, cache).facts(Optional.of(Architecture.AMD64))) {
            case TargetSource.Answer.Found(TargetFacts facts) -> facts;
            case TargetSource.Answer.OtherArchitecture other -> throw new AssertionError(other);
        };
    }

    private static String capture(TargetFacts facts) {
        return Capture.capture(facts.with(ImageConfig.NONE), "2026-01-01", "the laboratory");
    }

    @Test
    void theSameFactsAsTheDirectory() throws IOException {
        String expected = capture(TargetReader.read(ROOT, directory));
        for (String tag : List.of("1", "docker")) {
            long start = System.nanoTime();
            TargetFacts facts = pulled(open.host() + "/lab/app:" + tag, Map.of(), FactsCache.NONE);
            System.out.println(
                    ROOT + " from a registry, tag " + tag + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");

            assertThat(capture(facts)).isEqualTo(expected);
            assertThat(facts.config().user()).contains("65532");
            assertThat(facts.config().environment()).containsEntry("TZ", "Europe/Paris");
            assertThat(facts.provenance().source()).contains("/lab/app:" + tag + ", manifest sha256:");
        }
    }

    /** What "inspect registry:…:/PATH" reads is the file that lies there. */
    @Test
    void oneFileOfIt() throws IOException {
        if (!(Reference.parse(open.host() + "/lab/app:1") instanceof Reference.Parsed.Valid(Reference reference))) {
            throw new AssertionError(open.host());
        }
        RegistrySource source = RegistrySource.of(reference, ROOT, Map.of(), FactsCache.NONE);
        Optional<Architecture> wanted = Optional.of(Architecture.AMD64);
        TargetFacts facts = pulled(open.host() + "/lab/app:1", Map.of(), FactsCache.NONE);
        if (!(facts.root().lookup("/bin/sh") instanceof RootView.Lookup.File(String real, boolean _))) {
            throw new AssertionError(facts.root().lookup("/bin/sh"));
        }
        Path copy = work.resolve("copy");

        source.copy(wanted, facts, real, copy, 1 << 30);

        assertThat(copy).hasSameBinaryContentAs(directory.resolve(real.substring(1)));
    }

    @Test
    void theSecondTimeFromTheCache() throws IOException {
        FactsCache cache = FactsDirectory.at(work.resolve("cache"));
        TargetFacts first = pulled(open.host() + "/lab/app:1", Map.of(), cache);
        long start = System.nanoTime();
        TargetFacts second = pulled(open.host() + "/lab/app:1", Map.of(), cache);
        System.out.println(ROOT + " from the cache: " + (System.nanoTime() - start) / 1_000_000 + " ms");

        assertThat(capture(second)).isEqualTo(capture(first));
    }

    @Test
    void withALogin() throws IOException {
        Path home = closed.home(work.resolve("home"), LoopbackRegistry.LOGIN);
        Map<String, String> environment = Map.of("HOME", home.toString());

        assertThat(capture(pulled(closed.host() + "/lab/app:1", environment, FactsCache.NONE)))
                .isEqualTo(capture(TargetReader.read(ROOT, directory)));
    }

    @Test
    void withoutALogin() {
        assertThatThrownBy(() -> pulled(closed.host() + "/lab/app:1", Map.of(), FactsCache.NONE))
                .hasMessageContaining("refuses access (401)")
                .hasMessageContaining("docker login " + closed.host());
    }

    @Test
    void anImageThatIsNotThere() {
        assertThatThrownBy(() -> pulled(open.host() + "/lab/other:1", Map.of(), FactsCache.NONE))
                .hasMessageContaining("has no " + open.host() + "/lab/other:1 (404)");
    }
}
