package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BuildInfo.Setting;
import org.junit.jupiter.api.Test;

/** The text inside the build info, and the lines that {@code go version -m} makes of it. */
class BuildInfoTest {
    private static final String TEXT = """
            path	example.org/server/cmd/server
            mod	example.org/server	v1.2.3	h1:aaaa=
            dep	example.org/plain	v0.1.0	h1:bbbb=
            dep	example.org/replaced	v0.2.0
            =>	../local	(devel)\t
            build	-compiler=gc
            build	-ldflags="-s -w -X \\"main.a=b c\\""
            build	CGO_ENABLED=0
            """;

    @Test
    void everyKindOfLine() {
        BuildInfo info = BuildInfoText.parse("go1.21.3", TEXT);

        assertThat(info.path()).isEqualTo("example.org/server/cmd/server");
        assertThat(info.main().orElseThrow().version()).isEqualTo("v1.2.3");
        assertThat(info.dependencies()).hasSize(2);
        assertThat(info.dependencies().get(1).replacement().orElseThrow().path())
                .isEqualTo("../local");
        assertThat(info.settings())
                .containsExactly(
                        new Setting("-compiler", "gc"),
                        new Setting("-ldflags", "-s -w -X \"main.a=b c\""),
                        new Setting("CGO_ENABLED", "0"));
        assertThat(info.setting("CGO_ENABLED")).hasValue("0");
        assertThat(info.setting("GOOS")).isEmpty();
    }

    @Test
    void linesAreThoseOfGoVersion() {
        assertThat(BuildInfoText.parse("go1.21.3", TEXT).lines())
                .containsExactly(
                        "\tpath\texample.org/server/cmd/server",
                        "\tmod\texample.org/server\tv1.2.3\th1:aaaa=",
                        "\tdep\texample.org/plain\tv0.1.0\th1:bbbb=",
                        "\tdep\texample.org/replaced\tv0.2.0",
                        "\t=>\t../local\t(devel)\t",
                        "\t",
                        "\tbuild\t-compiler=gc",
                        "\tbuild\t-ldflags=\"-s -w -X \\\"main.a=b c\\\"\"",
                        "\tbuild\tCGO_ENABLED=0");
    }

    @Test
    void aModuleWithoutChecksumKeepsItsColumn() {
        assertThat(BuildInfoText.parse("go1.17", "mod\texample.org/x\t(devel)\t\n")
                        .lines())
                .containsExactly("\tmod\texample.org/x\t(devel)\t");
    }

    @Test
    void damagedLinesAreSkippedAndTheRestIsKept() {
        String text =
                "mod\tonly-a-path\n=>\ta\tb\tc\nbuild\t=x\nbuild\tkey\nbuild\tq=\"open\nnew\tkind\nno tab\npath\tp\n";

        assertThat(BuildInfoText.parse("go1.21", text).lines()).containsExactly("\tpath\tp");
    }
}
