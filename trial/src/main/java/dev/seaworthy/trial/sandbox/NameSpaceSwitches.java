package dev.seaworthy.trial.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's switches by which an administrator forbids users to make name spaces (user_namespaces(7), and those that Debian
 * and Ubuntu add). What the kernel itself says then, "No space left on device" for one, leads nobody to them.
 */
final class NameSpaceSwitches {
    private static final Path SYSTEM = Path.of("/proc/sys");

    private NameSpaceSwitches() {}

    /** A switch: its file, the value that forbids, and its name for people. */
    private record Switch(String file, String forbids, String name) {}

    private static final List<Switch> SWITCHES = List.of(
            new Switch("user/max_user_namespaces", "0", "user.max_user_namespaces"),
            new Switch("kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone"),
            new Switch(
                    "kernel/apparmor_restrict_unprivileged_userns",
                    "1",
                    "kernel.apparmor_restrict_unprivileged_userns"));

    /** A complaint, with the switches that are behind it. */
    static String explained(String complaint) {
        return explained(complaint, SYSTEM);
    }

    static String explained(String complaint, Path system) {
        List<String> forbidding = SWITCHES.stream()
                .filter(one -> one.forbids().equals(value(system.resolve(one.file()))))
                .map(one -> one.name() + " is " + one.forbids())
                .toList();
        return forbidding.isEmpty()
                ? complaint
                : complaint + " (this kernel's " + String.join(", and ", forbidding)
                        + ": users may not make name spaces)";
    }

    private static String value(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException noSuchSwitch) {
            return "";
        }
    }
}
