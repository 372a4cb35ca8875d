package dev.seaworthy.bundle.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A binary that was built.
 *
 * @param goal for which platform
 * @param recipe how
 * @param file where it lies until it is put into its place
 * @param size in bytes
 * @param unstripped how large the same is with symbols and debugging data; empty when it was not built
 */
public record GoBuild(Goal goal, Recipe recipe, Path file, long size, OptionalLong unstripped) {
    /**
     * Builds.
     *
     * @param workplace a folder of its own for what is being made
     * @param compares whether the same is also linked with symbols, to tell what stripping saves
     * @throws BuildException when the toolchain fails
     * @throws IOException when the result cannot be read
     */
    public static GoBuild run(
            Toolchain go, String packages, Path folder, Goal goal, Recipe recipe, Path workplace, boolean compares)
            throws BuildException, IOException {
        OptionalLong unstripped = OptionalLong.empty();
        if (compares && recipe.strips()) {
            Path whole = workplace.resolve(goal.fileSuffix() + ".whole");
            build(go, packages, folder, goal, recipe.unstripped(), whole);
            unstripped = OptionalLong.of(Files.size(whole));
            Files.delete(whole);
        }
        Path file = workplace.resolve(goal.fileSuffix());
        build(go, packages, folder, goal, recipe, file);
        return new GoBuild(goal, recipe, file, Files.size(file), unstripped);
    }

    /** The same with the time zones inside. */
    public GoBuild withTimeZones(Toolchain go, String packages, Path folder, Path workplace)
            throws BuildException, IOException {
        Recipe zones = recipe.with("timetzdata", "timetzdata: it uses time zones, and a target has none");
        return run(go, packages, folder, goal, zones, workplace, unstripped.isPresent());
    }

    private static void build(Toolchain go, String packages, Path folder, Goal goal, Recipe recipe, Path output)
            throws BuildException {
        try {
            go.go(recipe.arguments(output.toAbsolutePath().toString(), packages), folder, recipe.environment());
        } catch (BuildException failed) {
            throw new BuildException(goal.name() + ": " + failed.getMessage(), failed.said());
        }
    }
}
