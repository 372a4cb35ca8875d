package dev.seaworthy.binary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A Go plugin beside the program that is to load it ({@code plugin.Open}). Both have copies of the packages that they
 * share, and the program refuses a plugin of which one package was not compiled exactly like its own.
 *
 * @param fit what happens when it is loaded, as far as Go decides; its C libraries are the loader's affair
 * @param differences what the build info of the two says differently, and the packages that differ
 */
public record PluginPair(Fit fit, List<Difference> differences) {
    public PluginPair {
        differences = List.copyOf(differences);
    }

    /**
     * Compares a plugin with a program.
     *
     * @throws IOException when one of the files cannot be read
     */
    public static PluginPair compare(Path program, Path plugin) throws IOException {
        return PluginPairs.compare(program, plugin);
    }

    /** What happens when the program loads the plugin. */
    public sealed interface Fit {
        /** All packages are the same. */
        record Loads() implements Fit {}

        /**
         * The program refuses it.
         *
         * @param error the text behind {@code plugin.Open("NAME"): }, in which NAME is the path without {@code .so}
         */
        record Refused(String error) implements Fit {}

        /**
         * The two are of different releases of Go, whose runtimes do not fit together: refused where the program notices,
         * a crash where it does not.
         *
         * @param program the program's release
         * @param plugin the plugin's
         */
        record OtherRelease(String program, String plugin) implements Fit {}

        /**
         * The program can load no plugin at all.
         *
         * @param error the text that {@code plugin.Open} returns
         */
        record NoPlugins(String error) implements Fit {}

        /**
         * It cannot be told.
         *
         * @param why the reason, for people
         */
        record Unknown(String why) implements Fit {}
    }

    /**
     * Something that the two have differently.
     *
     * @param kind what kind of thing it is
     * @param name its name: a setting's key, a module's or a package's path
     * @param program the program's value; empty when it has none
     * @param plugin the plugin's value; empty when it has none
     */
    public record Difference(Kind kind, String name, String program, String plugin) {
        /** Kinds of things that are compared. */
        public enum Kind {
            /** The release of Go, with the experiments that it was built with. */
            RELEASE,
            /** A build setting that changes what the compiler makes of a package. */
            SETTING,
            /** A module's version, checksum or replacement. */
            MODULE,
            /** What the compiler made of a package. */
            PACKAGE
        }
    }
}
