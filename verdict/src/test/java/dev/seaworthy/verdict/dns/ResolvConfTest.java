package dev.seaworthy.verdict.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same text, read by Go, glibc and musl. */
class ResolvConfTest {
    private static final String ARTICLE = """
            # an example
            nameserver 114.114.114.114     # main
            nameserver 8.8.8.8              # spare
            options timeout:2 attempts:3    # 2 s, three times
            """;

    @Test
    void aTrailingCommentIsUnknownToGoAndNothingToGlibc() {
        assertThat(go(ARTICLE).unknown())
                .containsExactly(
                        new Remark(4, "#"),
                        new Remark(4, "2"),
                        new Remark(4, "s,"),
                        new Remark(4, "three"),
                        new Remark(4, "times"));
        for (ResolvConf conf : List.of(go(ARTICLE), glibc(ARTICLE), musl(ARTICLE))) {
            assertThat(conf.servers()).containsExactly("114.114.114.114", "8.8.8.8");
            assertThat(conf.timeoutSeconds()).isEqualTo(2);
            assertThat(conf.attempts()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timeout:40, 40, 30, 40",
        "timeout:90, 90, 30, 60",
        "timeout:0, 1, 0, 0",
        "timeout:, 1, 0, 5",
        "timeout:3x, 3, 3, 3",
        "timeout:-1, 1, -1, 5",
        "timeout:99999999999, 16777215, 30, 60"
    })
    void timeout(String option, int ofGo, int ofGlibc, int ofMusl) {
        String text = "options " + option + "\n";

        assertThat(List.of(
                        go(text).timeoutSeconds(),
                        glibc(text).timeoutSeconds(),
                        musl(text).timeoutSeconds()))
                .containsExactly(ofGo, ofGlibc, ofMusl);
    }

    @ParameterizedTest
    @CsvSource({"attempts:7, 7, 5, 7", "attempts:20, 20, 5, 10", "attempts:0, 1, 0, 0"})
    void attempts(String option, int ofGo, int ofGlibc, int ofMusl) {
        String text = "options " + option + "\n";

        assertThat(List.of(
                        go(text).attempts(), glibc(text).attempts(), musl(text).attempts()))
                .containsExactly(ofGo, ofGlibc, ofMusl);
    }

    @Test
    void muslFindsItsOptionsInAComment() {
        String text = "options edns0 # was timeout:9\n";

        assertThat(musl(text).timeoutSeconds()).isEqualTo(9);
        assertThat(glibc(text).timeoutSeconds()).isEqualTo(9);
        assertThat(musl("options edns0 #timeout:9\n").timeoutSeconds()).isEqualTo(9);
        assertThat(glibc("options edns0 #timeout:9\n").timeoutSeconds()).isEqualTo(5);
    }

    @Test
    void anIndentedLineIsReadByGoOnly() {
        String text = "  nameserver 10.0.0.1\n";

        assertThat(go(text).servers()).containsExactly("10.0.0.1");
        assertThat(glibc(text).defaultServers()).isTrue();
        assertThat(musl(text).defaultServers()).isTrue();
    }

    @Test
    void theFourthServerIsNeverAsked() {
        String text = "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\nnameserver 10.0.0.4\n";

        for (ResolvConf conf : List.of(go(text), glibc(text), musl(text))) {
            assertThat(conf.servers()).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
            assertThat(conf.ignoredServers()).containsExactly(new Remark(4, "10.0.0.4"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true, true",
        "::1, true, true",
        "fe80::1%eth0, true, true",
        "::ffff:10.0.0.1, true, true",
        "10.1, false, true",
        "0x7f.1, false, true",
        "010.0.0.1, false, true",
        "10.0.0.256, false, false",
        "1::2::3, false, false",
        "1:2:3:4:5:6:7, false, false",
        "dns.example, false, false",
        "10.0.0.1#53, false, false"
    })
    void addresses(String text, boolean toGo, boolean toC) {
        assertThat(IpLiterals.go(text)).isEqualTo(toGo);
        assertThat(IpLiterals.c(text)).isEqualTo(toC);
    }

    @Test
    void optionsThatGoLearntIn120() {
        String text = "options edns0 trust-ad no-reload\n";

        assertThat(GoResolvConf.read(text, GoRules.GO_1_16, Optional.empty()).unknown())
                .hasSize(3);
        assertThat(go(text).unknown()).isEmpty();
        assertThat(go(text).flags()).containsExactlyInAnyOrder(Flag.EDNS0, Flag.TRUST_AD, Flag.NO_RELOAD);
    }

    @Test
    void theDomainOfTheHostNameIsSearchedWhenNothingElseIs() {
        Optional<String> host = Optional.of("box.example.org");

        assertThat(GoResolvConf.read("", GoRules.GO_1_23, host).search()).containsExactly("example.org");
        assertThat(GlibcResolvConf.read("", Map.of(), host).search()).containsExactly("example.org");
        assertThat(musl("").search()).isEmpty();
    }

    @Test
    void variablesChangeWhatGlibcReads() {
        ResolvConf conf = GlibcResolvConf.read(
                "search a.example\noptions timeout:3\n",
                Map.of("LOCALDOMAIN", "b.example c.example", "RES_OPTIONS", "timeout:1"),
                Optional.empty());

        assertThat(conf.search()).containsExactly("b.example", "c.example");
        assertThat(conf.timeoutSeconds()).isEqualTo(1);
    }

    @Test
    void longLinesArePassedOverByMusl() {
        assertThat(musl("options timeout:1" + " ".repeat(300) + "\n").timeoutSeconds())
                .isEqualTo(5);
    }

    /** Whatever stands in the file, all readers come to an end with at most three servers. */
    @Test
    void anyBytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] words = {
            "nameserver",
            "options",
            "search",
            "timeout:",
            "9",
            " ",
            "\t",
            "\n",
            "#",
            "1.2.3.4",
            "::",
            "\0",
            "\r",
            "é",
            "["
        };
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(words[random.nextInt(words.length)]);
            }
            for (ResolvConf conf : List.of(go(text.toString()), glibc(text.toString()), musl(text.toString()))) {
                assertThat(conf.servers()).as("seed %d: %s", seed, text).hasSizeBetween(1, 3);
            }
            GoNsSwitch.read(text.toString());
            GlibcNsSwitch.read(text.toString());
        }
    }

    private static ResolvConf go(String text) {
        return GoResolvConf.read(text, GoRules.GO_1_23, Optional.empty());
    }

    private static ResolvConf glibc(String text) {
        return GlibcResolvConf.read(text, Map.of(), Optional.empty());
    }

    private static ResolvConf musl(String text) {
        return MuslResolvConf.read(text);
    }
}
