package dev.seaworthy.bundle.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    /** As Go's own errors name a file: {@code write /tmp/x: no space left on device}. */
    private static final Pattern NO_SPACE = Pattern.compile("[a-z]+ (/[^:]+): no space left on device");

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
            Optional<String> full = fullDisk(failed.said(), output);
            throw full.isPresent()
                    ? new BuildException(goal.name() + ": " + full.get() + ": no space left on device")
                    : new BuildException(goal.name() + ": " + failed.getMessage(), failed.said());
        }
    }

    /** What could not be written: the folder of the result, or a file of the toolchain's own. */
    private static Optional<String> fullDisk(List<String> said, Path output) {
        Path workplace = output.toAbsolutePath().getParent();
        return said.stream()
                .map(NO_SPACE::matcher)
                .filter(Matcher::find)
                .map(line -> Path.of(line.group(1)))
                .map(file -> workplace != null && file.startsWith(workplace) ? workplace.getParent() : file)
                .map(String::valueOf)
                .findFirst();
    }
}
