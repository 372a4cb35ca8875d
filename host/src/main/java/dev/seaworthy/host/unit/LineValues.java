package dev.seaworthy.host.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Values that systemd 252 does not take: it says so and goes on as if the line were not there. The words are those of
 * {@code systemd-analyze verify}; values with specifiers are not looked at.
 */
final class LineValues {
    private static final String NOT_PARSED = "Failed to parse ";
    private static final String IGNORING = ", ignoring: ";

    /** Keys that take one of a few words: what systemd calls the value, and the words; a boolean may be among them. */
    private record Choice(String calledBySystemd, Set<String> words, boolean orBoolean) {}

    private static final Map<String, Choice> CHOICES = Map.ofEntries(
            choice(
                    "Type",
                    "service type",
                    false,
                    "simple",
                    "exec",
                    "forking",
                    "oneshot",
                    "dbus",
                    "notify",
                    "notify-reload",
                    "idle"),
            choice(
                    "Restart",
                    "service restart specifier",
                    false,
                    "no",
                    "on-success",
                    "on-failure",
                    "on-abnormal",
                    "on-abort",
                    "on-watchdog",
                    "always"),
            choice("ProtectSystem", "protect system value", true, "strict", "full"),
            choice("ProtectHome", "protect home value", true, "read-only", "tmpfs"),
            choice("ProtectProc", "/proc/ protection mode", false, "noaccess", "invisible", "ptraceable", "default"),
            choice("ProcSubset", "/proc/ subset mode", false, "all", "pid"),
            choice("KillMode", "kill mode specification", false, "control-group", "process", "mixed", "none"),
            choice("NotifyAccess", "notify access specifier", false, "none", "main", "exec", "all"),
            choice("KeyringMode", "keyring mode", false, "inherit", "private", "shared"),
            choice("UtmpMode", "utmp mode", false, "init", "login", "user"),
            choice("ExitType", "service exit type", false, "main", "cgroup"),
            choice("OOMPolicy", "OOM policy", false, "continue", "stop", "kill"),
            choice("CPUSchedulingPolicy", "CPU scheduling policy", false, "other", "batch", "idle", "fifo", "rr"),
            choice(
                    "IOSchedulingClass",
                    "IO scheduling class",
                    false,
                    "none",
                    "realtime",
                    "best-effort",
                    "idle",
                    "0",
                    "1",
                    "2",
                    "3"));

    private static final Set<String> LEVELS =
            Set.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final Set<String> PATHS = Set.of(
            "ReadWritePaths",
            "ReadOnlyPaths",
            "InaccessiblePaths",
            "ExecPaths",
            "NoExecPaths",
            "ReadWriteDirectories",
            "ReadOnlyDirectories",
            "InaccessibleDirectories",
            "BindPaths",
            "BindReadOnlyPaths");
    private static final Set<String> NAMESPACES = Set.of("cgroup", "ipc", "net", "mnt", "pid", "user", "uts", "time");
    private static final String SIZE = "infinity|\\d+(\\.\\d+)?[%‰‱]|(\\d+(\\.\\d+)?\\s*[BKMGTPE]?\\s*)+";

    private LineValues() {}

    private static Map.Entry<String, Choice> choice(String key, String called, boolean orBoolean, String... words) {
        return Map.entry(key, new Choice(called, Set.of(words), orBoolean));
    }

    /** What systemd says of a value of a key that it knows; empty when it takes it, or when that is not known here. */
    static Optional<String> complaint(String key, String kind, String value) {
        if (value.contains("%") && !key.equals("CPUQuota")) {
            return Optional.empty();
        }
        if (value.isEmpty()) {
            // Nothing takes back what was said before; a pause between starts cannot be taken back.
            return Optional.of(NOT_PARSED + "sec value" + IGNORING).filter(_ -> key.equals("RestartSec"));
        }
        Choice choice = CHOICES.get(key);
        if (choice != null) {
            boolean taken = choice.words().contains(value)
                    || (choice.orBoolean() && Unit.truth(value).isPresent());
            return taken ? Optional.empty() : Optional.of(NOT_PARSED + choice.calledBySystemd() + IGNORING + value);
        }
        return ofKind(key, kind, value).or(() -> ofKey(key, value)).or(() -> ofPaths(key, value));
    }

    private static Optional<String> ofKind(String key, String kind, String value) {
        return switch (kind) {
            case "BOOLEAN" -> unless(Unit.truth(value).isPresent(), NOT_PARSED + "boolean value" + IGNORING + value);
            case "SECONDS" ->
                unless(
                        TimeSpan.parse(value).isPresent(),
                        NOT_PARSED
                                + (key.startsWith("Timeout") ? key + "= parameter" : "sec value")
                                + IGNORING
                                + value);
            // The mode of a job is a word.
            case "MODE" ->
                unless(
                        key.endsWith("JobMode") || value.matches("[0-7]{1,5}"),
                        NOT_PARSED + "mode value" + IGNORING + value);
            case "LIMIT" ->
                unless(
                        value.matches(
                                        "[-+]?\\d[\\w. ]*(:[-+]?\\d[\\w. ]*|:infinity)?|infinity(:infinity|:\\d[\\w. ]*)?")
                                || key.startsWith("Memory")
                                || key.equals("TasksMax"),
                        NOT_PARSED + "resource value" + IGNORING + value);
            case "SIGNAL" -> unless(KnownNames.isSignal(value), NOT_PARSED + "signal name" + IGNORING + value);
            case "LEVEL" ->
                unless(LEVELS.contains(value) || value.matches("[0-7]"), NOT_PARSED + "log level" + IGNORING + value);
            case "OUTPUT" ->
                unless(
                        value.matches("null|tty|socket|inherit|(journal|kmsg|syslog)(\\+console)?|fd(:.*)?"
                                + "|(file|append|truncate):/.*"),
                        NOT_PARSED + "output specifier" + IGNORING + value);
            case "ENVIRON" ->
                firstNot(Words.split(value), word -> word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*"))
                        .map(word -> "Invalid environment assignment" + IGNORING + word);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofKey(String key, String value) {
        return switch (key) {
            case "MemoryMax", "MemoryHigh", "MemoryMin", "MemoryLow", "MemorySwapMax", "MemoryLimit" ->
                unless(value.matches(SIZE), "Invalid memory limit '" + value + "'" + IGNORING + "Invalid argument");
            case "TasksMax" ->
                unless(
                        value.matches("infinity|\\d+"),
                        "Invalid maximum tasks value '" + value + "'" + IGNORING + "Invalid argument");
            case "CPUQuota" -> unless(value.matches("\\d+(\\.\\d+)?%"), "Invalid CPU quota '" + value + "', ignoring.");
            case "Nice" -> unless(isWithin(value, -20, 19), "Nice priority out of range" + IGNORING + value);
            case "OOMScoreAdjust" ->
                unless(isWithin(value, -1000, 1000), "OOM score adjust value out of range" + IGNORING + value);
            case "RestrictAddressFamilies" ->
                firstNot(Words.split(value.replaceFirst("^~", "")), KnownNames::isAddressFamily)
                        .map(word -> NOT_PARSED + "address family" + IGNORING + word);
            case "RestrictNamespaces" ->
                unless(
                        Unit.truth(value).isPresent()
                                || firstNot(Words.split(value.replaceFirst("^~", "")), NAMESPACES::contains)
                                        .isEmpty(),
                        NOT_PARSED + "namespace type string" + IGNORING + value);
            case "SystemCallFilter" ->
                firstNot(
                                Words.split(value.replaceFirst("^~", "")),
                                word -> !word.startsWith("@") || KnownNames.isCallGroup(word))
                        .map(word -> "Unknown system call group" + IGNORING + word);
            case "SystemCallArchitectures" ->
                firstNot(Words.split(value), KnownNames::isArchitecture)
                        .map(word -> NOT_PARSED + "system call architecture \"" + word + "\"" + IGNORING
                                + "Invalid argument");
            case "Slice" ->
                unless(
                        value.endsWith(".slice"),
                        "Failed to load slice unit " + value + IGNORING + "Unit name " + value + " is not valid.");
            case "DeviceAllow" ->
                unless(
                        value.matches("(/dev/|/run/systemd/inaccessible/|char-|block-).*"),
                        "Invalid device node path '" + value.split("\\s", 2)[0] + "', ignoring.");
            case "IPAddressAllow", "IPAddressDeny" ->
                firstNot(
                                Words.split(value),
                                word -> word.matches("any|localhost|link-local|multicast|[0-9a-fA-F:.]+(/\\d+)?"))
                        .map(word -> "Address prefix is invalid, ignoring assignment: " + word);
            case "Delegate" ->
                Unit.truth(value).isPresent()
                        ? Optional.empty()
                        : firstNot(
                                        Words.split(value),
                                        word -> word.matches(
                                                "cpu|cpuacct|cpuset|io|blkio|memory|devices|pids|bpf-\\w+"))
                                .map(word -> "Invalid controller name '" + word + "', ignoring");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofPaths(String key, String value) {
        if (PATHS.contains(key)) {
            return firstNot(
                            Words.split(value),
                            word -> word.replaceFirst("^[-+]+", "").startsWith("/"))
                    .map(word -> key + "= path is not absolute" + IGNORING + word);
        }
        if (key.equals("EnvironmentFile")) {
            return unless(
                    value.replaceFirst("^-", "").startsWith("/"), key + "= path is not absolute" + IGNORING + value);
        }
        if (Directories.isKey(key)) {
            return firstNot(Words.split(value), word -> !word.startsWith("/"))
                    .map(word -> key + "= path is absolute" + IGNORING + word);
        }
        return Optional.empty();
    }

    private static boolean isWithin(String value, int least, int most) {
        if (!value.matches("[-+]?\\d{1,6}")) {
            // What is no number has another complaint, which is not known here.
            return true;
        }
        int number = Integer.parseInt(value);
        return number >= least && number <= most;
    }

    private static Optional<String> unless(boolean taken, String complaint) {
        return taken ? Optional.empty() : Optional.of(complaint);
    }

    private static Optional<String> firstNot(List<String> words, Predicate<String> taken) {
        return words.stream().filter(word -> !taken.test(word)).findFirst();
    }
}
