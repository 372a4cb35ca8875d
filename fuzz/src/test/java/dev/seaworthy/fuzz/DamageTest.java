package dev.seaworthy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import dev.seaworthy.testkit.Damage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the input of a reader is damaged: what comes of it is a value or the documented refusal, within two seconds and 256
 * MiB. No fuzzer is needed for that; it goes on from here.
 */
@Timeout(120)
class DamageTest {
    /** These judge or load a whole program each time, or follow a whole Dockerfile. */
    private static final Set<String> SLOW = Set.of(
            "program",
            "patched-program",
            "loading-glibc",
            "loading-musl",
            "target-texts",
            "archive",
            "gzip",
            "zstd",
            "xz");

    /** For each target; more with {@code -Dseaworthy.rounds}. */
    private static final int ROUNDS = Integer.getInteger("seaworthy.rounds", 240);

    private static final int SLOW_PART = 8;

    static Collection<String> targets() {
        return FuzzTargets.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void damage_is_an_answer(String name) {
        FuzzTarget target = FuzzTargets.named(name);
        List<byte[]> seeds = target.seeds(new Samples(Path.of("/nonexistent")));
        int rounds = SLOW.contains(name) ? ROUNDS / SLOW_PART : ROUNDS;
        int each = 1 + rounds / seeds.size();
        int tried = 0;
        for (byte[] seed : seeds) {
            List<Damage.Damaged> all = new ArrayList<>(Damage.cuts(seed, each / 3));
            all.addAll(Damage.others(seed, each));
            all.add(new Damage.Damaged("sound", seed));
            for (Damage.Damaged damaged : all) {
                run(target, damaged, name);
            }
            tried += all.size();
        }
        assertThat(tried).as("inputs tried").isGreaterThan(20);
    }

    private static void run(FuzzTarget target, Damage.Damaged damaged, String name) {
        try {
            Fuzzing.limited(target, damaged.bytes());
        } catch (RuntimeException | Error fault) {
            fail(name + " " + damaged + "; fuzz/run " + name + " --replay " + kept(name, damaged), fault);
        }
    }

    private static Path kept(String name, Damage.Damaged damaged) {
        try {
            Path folder = Files.createDirectories(Path.of("build", "damage"));
            return Files.write(folder.resolve(name), damaged.bytes()).toAbsolutePath();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** What this test and the fuzzer rest on: a reader that breaks a promise is noticed. */
    @Test
    void whoever_breaks_a_promise_is_found() {
        byte[] any = {1, 2, 3};

        assertThatCode(() -> Fuzzing.limited(
                        reading(() -> {
                            throw new IOException("is malformed");
                        }),
                        any))
                .doesNotThrowAnyException();
        assertThatCode(() -> Fuzzing.limited(reading(() -> List.of().getFirst()), any))
                .isInstanceOf(java.util.NoSuchElementException.class);
        assertThatCode(() -> Fuzzing.limited(reading(DamageTest::much), any, Long.MAX_VALUE))
                .hasMessageMatching("allocated 30\\d MiB for 3 bytes");
        assertThatCode(() -> Fuzzing.limited(reading(DamageTest::aWhile), any, 1_000_000))
                .hasMessageMatching("took \\d+ ms for 3 bytes");
    }

    private interface Reader {
        Object read() throws IOException;
    }

    private static FuzzTarget reading(Reader reader) {
        return new FuzzTarget() {
            private Object last = "";

            @Override
            public void run(byte[] input) throws IOException {
                last = reader.read();
            }

            @Override
            public List<byte[]> seeds(Samples samples) {
                return List.of(last.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        };
    }

    /** Three hundred pieces, none of which is kept. */
    private static Object much() {
        byte[] piece = {};
        for (int i = 0; i < 300; i++) {
            piece = new byte[1 << 20];
        }
        return piece.length;
    }

    private static Object aWhile() {
        long until = System.nanoTime() + 300_000_000L;
        long count = 0;
        while (System.nanoTime() < until) {
            count++;
        }
        return count;
    }
}
