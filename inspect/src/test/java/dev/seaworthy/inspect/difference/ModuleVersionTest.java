package dev.seaworthy.inspect.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of versions, as semver.org and Go's pseudo-versions have it. */
class ModuleVersionTest {
    @Test
    void eachIsOlderThanTheNext() {
        List<String> ascending = List.of(
                "v0.0.0-20200101000000-abcdefabcdef",
                "v0.0.0-20210101000000-000000000000",
                "v0.9.9",
                "v1.0.0-alpha",
                "v1.0.0-alpha.1",
                "v1.0.0-rc.1",
                "v1.0.0",
                "v1.2.0",
                "v1.10.0",
                "v2.0.0+incompatible");

        for (int i = 0; i + 1 < ascending.size(); i++) {
            assertThat(ModuleVersion.compare(ascending.get(i), ascending.get(i + 1)))
                    .as(ascending.get(i) + " and " + ascending.get(i + 1))
                    .isNegative();
            assertThat(ModuleVersion.compare(ascending.get(i + 1), ascending.get(i)))
                    .isPositive();
        }
    }

    @Test
    void whatIsNoVersionHasNoOrder() {
        assertThat(ModuleVersion.compare("(devel)", "v1.0.0")).isZero();
    }
}
