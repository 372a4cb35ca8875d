package dev.seaworthy.binary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Go's build info: which modules a program was built from, and how (golang/go, {@code src/runtime/debug/mod.go}).
 *
 * @param goVersion the Go release, as the toolchain writes it
 * @param path the import path of package main; empty when the build info has none
 * @param main the module of package main
 * @param dependencies the other modules, in their order
 * @param settings build settings, in their order
 * @param moduleText the text that all this was read from, lines ended by newlines; empty when there is none
 */
public record BuildInfo(
        String goVersion,
        String path,
        Optional<Module> main,
        List<Module> dependencies,
        List<Setting> settings,
        String moduleText) {

    public BuildInfo {
        dependencies = List.copyOf(dependencies);
        settings = List.copyOf(settings);
    }

    /**
     * A module.
     *
     * @param path its module path
     * @param version its version, {@code (devel)} when it was built from a working copy
     * @param sum the checksum of its content, empty when there is none
     * @param replacement the module that was taken in its place
     */
    public record Module(String path, String version, String sum, Optional<Module> replacement) {
        /** Whether packages with this import path may be of this module. */
        boolean contains(String packagePath) {
            return packagePath.startsWith(path)
                    && (packagePath.length() == path.length() || packagePath.charAt(path.length()) == '/');
        }
    }

    /** A build setting, such as {@code CGO_ENABLED} with the value {@code 0}. */
    public record Setting(String key, String value) {}

    /** The value of a setting. */
    public Optional<String> setting(String key) {
        for (Setting setting : settings) {
            if (setting.key().equals(key)) {
                return Optional.of(setting.value());
            }
        }
        return Optional.empty();
    }

    /** The build tags ({@code -tags}), as far as the build info has them. */
    public Set<String> tags() {
        return setting("-tags").map(text -> Set.copyOf(words(text))).orElse(Set.of());
    }

    /** The settings of GODEBUG that were compiled in, by name; of several with the same name the last counts. */
    public Map<String, String> debugDefaults() {
        Map<String, String> defaults = new TreeMap<>();
        for (String word : words(setting("DefaultGODEBUG").orElse(""))) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                defaults.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return Collections.unmodifiableMap(defaults);
    }

    /** Words between commas and blanks. Without a pattern: rules ask for them on every target. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' || text.charAt(i) == ' ') {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** The module that a package belongs to: the one with the longest path that its import path begins with. */
    public Optional<Module> module(String packagePath) {
        Optional<Module> best = main.filter(own -> packagePath.equals("main") || own.contains(packagePath));
        for (Module module : dependencies) {
            if (module.contains(packagePath)
                    && best.map(other -> other.path().length() < module.path().length())
                            .orElse(true)) {
                best = Optional.of(module);
            }
        }
        return best;
    }

    /** The lines that {@code go version -m} prints below the file's name and version, the tab before each included. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        BuildInfoText.print(this, lines::add);
        return lines;
    }
}
