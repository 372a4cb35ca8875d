package dev.seaworthy.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    public record Module(String path, String version, String sum, Optional<Module> replacement) {}

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

    /** The lines that {@code go version -m} prints below the file's name and version, the tab before each included. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        BuildInfoText.print(this, lines::add);
        return lines;
    }
}
