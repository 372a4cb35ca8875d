package dev.seaworthy.bundle.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.bundle.toolchain.Wish.Cgo;
import dev.seaworthy.bundle.toolchain.Wish.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given this program, these targets and these compilers: this command. */
class RecipesTest {
    private static final MainPackage PURE = new MainPackage("example.org/orders", List.of());
    private static final MainPackage WITH_C =
            new MainPackage("example.org/orders", List.of("github.com/mattn/go-sqlite3"));

    @TempDir
    Path compilers;

    @Test
    void aProgramWithoutCIsStaticAndStripped() throws Exception {
        assertThat(command(PURE, "linux/amd64", wish(Cgo.AUTO, Link.AUTO, true)))
                .isEqualTo("CGO_ENABLED=0 GOAMD64=v1 GOARCH=amd64 GOOS=linux go build -trimpath -ldflags='-s -w'"
                        + " -o orders ./cmd/orders");
    }

    @Test
    void theLevelOfTheProcessorIsThatOfThePlatform() throws Exception {
        Wish wish = wish(Cgo.AUTO, Link.AUTO, true);
        assertThat(command(PURE, "linux/amd64/v3", wish)).contains("GOAMD64=v3 ");
        assertThat(command(PURE, "arm/v6", wish)).contains("GOARCH=arm GOARM=6 ");
    }

    @Test
    void cIsLinkedDynamicallyWhereEveryTargetHasGlibc() throws Exception {
        compiler("gcc");
        Recipe recipe = recipe(WITH_C, "amd64", wish(Cgo.AUTO, Link.AUTO, true));

        assertThat(recipe.isStatic()).isFalse();
        assertThat(recipe.environment()).containsEntry("CC", "gcc").containsEntry("CGO_ENABLED", "1");
        assertThat(recipe.reasons().getFirst()).contains("github.com/mattn/go-sqlite3");
    }

    @Test
    void cIsLinkedStaticallyWhereATargetHasNoGlibc() throws Exception {
        compiler("musl-gcc");
        Recipe recipe = recipe(WITH_C, "amd64", wish(Cgo.AUTO, Link.AUTO, false));

        assertThat(recipe.isStatic()).isTrue();
        assertThat(recipe.tags()).containsExactly("netgo", "osusergo");
        assertThat(recipe.command("orders", "."))
                .contains("CC=musl-gcc")
                .contains("-ldflags='-s -w -linkmode external -extldflags \"-static\"'");
    }

    @Test
    void aMissingCompilerIsNamedWithThePackageThatBringsIt() {
        assertThatThrownBy(() -> recipe(WITH_C, "amd64", wish(Cgo.AUTO, Link.AUTO, false)))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("apt install musl-tools");
        assertThatThrownBy(() -> recipe(WITH_C, "arm64", wish(Cgo.AUTO, Link.AUTO, true)))
                .hasMessageContaining("apt install gcc-aarch64-linux-gnu");
    }

    @Test
    void theUsersCompilerIsTaken() throws Exception {
        Recipe recipe = Recipes.decide(
                toolchain(), WITH_C, Goal.named("arm64"), wish(Cgo.AUTO, Link.AUTO, true), Optional.of("zig cc"));
        assertThat(recipe.environment()).containsEntry("CC", "zig cc");
    }

    @Test
    void withoutCWhenTheUserSaysSo() throws Exception {
        Recipe recipe = recipe(WITH_C, "amd64", wish(Cgo.OFF, Link.AUTO, true));
        assertThat(recipe.environment()).containsEntry("CGO_ENABLED", "0");
        assertThat(recipe.reasons().getFirst()).contains("github.com/mattn/go-sqlite3", "left out");
    }

    @Test
    void theUsersFlagsAreQuotedForAShell() throws Exception {
        Wish wish = new Wish(Cgo.AUTO, Link.AUTO, true, List.of("one", "two"), List.of("-X main.v='1'"), true);
        assertThat(command(PURE, "arm64", wish)).contains("-tags=one,two -ldflags='-X main.v='\\''1'\\'''");
    }

    @Test
    void whatIsNoPlatformIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> Goal.named("windows/amd64")).hasMessageContaining("linux/riscv64");
        assertThatThrownBy(() -> Goal.named("linux/amd64/v5")).hasMessageContaining("v1, v2, v3 and v4");
        assertThatThrownBy(() -> Goal.named("linux/arm64/v8")).hasMessageContaining("no variants");
    }

    @Test
    void theBinaryIsCalledAsGoWouldCallIt() {
        assertThat(new MainPackage("example.org/shop/cmd/orders", List.of()).binaryName(".", Path.of("x")))
                .isEqualTo("orders");
        assertThat(new MainPackage("example.org/orders/v2", List.of()).binaryName(".", Path.of("x")))
                .isEqualTo("orders");
        assertThat(new MainPackage("command-line-arguments", List.of()).binaryName("a/tool.go", Path.of("x")))
                .isEqualTo("tool");
    }

    private String command(MainPackage program, String platform, Wish wish) throws Exception {
        return recipe(program, platform, wish).command("orders", "./cmd/orders");
    }

    private Recipe recipe(MainPackage program, String platform, Wish wish) throws Exception {
        return Recipes.decide(toolchain(), program, Goal.named(platform), wish, Optional.empty());
    }

    private Toolchain toolchain() {
        return new Toolchain(compilers.resolve("go"), "go1.27.3", "amd64", compilers.toString());
    }

    private void compiler(String name) throws IOException {
        Path file = Files.createFile(compilers.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Wish wish(Cgo cgo, Link link, boolean targetsHaveGlibc) {
        return new Wish(cgo, link, targetsHaveGlibc, List.of(), List.of(), false);
    }
}
