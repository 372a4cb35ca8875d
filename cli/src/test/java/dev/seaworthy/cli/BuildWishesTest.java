package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.description.Description;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What build takes from a description, and what the command line overrides. */
class BuildWishesTest {
    private static final String DESCRIPTION = """
            version: 1
            name: orders
            binary: bin/orders
            source: cmd/orders
            targets: [debian:12]
            platforms: [linux/amd64, linux/arm64]
            """;

    @Test
    void theDescriptionFillsWhatNobodySaid() {
        BuildWishes wishes = completed(new BuildWishes(".", List.of(), List.of(), Optional.empty()));

        assertThat(wishes)
                .isEqualTo(new BuildWishes(
                        "./cmd/orders",
                        List.of("debian:12"),
                        List.of("linux/amd64", "linux/arm64"),
                        Optional.of("bin/")));
    }

    @Test
    void optionsComeFirst() {
        BuildWishes wishes =
                completed(new BuildWishes(".", List.of("alpine:3.20"), List.of("linux/386"), Optional.of("out")));

        assertThat(wishes.targets()).containsExactly("alpine:3.20");
        assertThat(wishes.platforms()).containsExactly("linux/386");
        assertThat(wishes.output()).contains("out");
    }

    private static BuildWishes completed(BuildWishes said) {
        if (!(Description.read(DESCRIPTION) instanceof Description.Read(var service))) {
            throw new AssertionError(Description.read(DESCRIPTION).toString());
        }
        return said.completed(service);
    }
}
