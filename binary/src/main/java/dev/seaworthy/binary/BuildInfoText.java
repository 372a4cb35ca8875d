package dev.seaworthy.binary;

import dev.seaworthy.binary.BuildInfo.Module;
import dev.seaworthy.binary.BuildInfo.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The text inside Go's build info, one fact a line, columns separated by tabs (golang/go,
 * {@code src/runtime/debug/mod.go}):
 *
 * <pre>
 *   path    import path of package main
 *   mod     module path    version    checksum
 *   dep     module path    version    checksum
 *   =>      module path    version    checksum      (in place of the module in the line before)
 *   build   key=value                               (either may be quoted)
 * </pre>
 *
 * Lines of other kinds are skipped, and so are damaged ones: the rest is still true.
 */
final class BuildInfoText {
    /** More lines than this are no build info; the largest programs have some thousand modules. */
    private static final int MOST_LINES = 100_000;

    private String path = "";
    private Optional<Module> main = Optional.empty();
    private final List<Module> dependencies = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();

    /** What a replacement in the next line would belong to. */
    private Previous previous = Previous.OTHER;

    private enum Previous {
        MAIN,
        DEPENDENCY,
        OTHER
    }

    private BuildInfoText() {}

    static BuildInfo parse(String goVersion, String text) {
        BuildInfoText info = new BuildInfoText();
        int start = 0;
        for (int lines = 0; lines < MOST_LINES; lines++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            info.line(text.substring(start, end));
            start = end + 1;
        }
        return new BuildInfo(goVersion, info.path, info.main, info.dependencies, info.settings, text);
    }

    private void line(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return;
        }
        String value = line.substring(tab + 1);
        switch (line.substring(0, tab)) {
            case "path" -> path = value;
            case "mod" ->
                module(value).ifPresent(module -> {
                    main = Optional.of(module);
                    previous = Previous.MAIN;
                });
            case "dep" ->
                module(value).ifPresent(module -> {
                    dependencies.add(module);
                    previous = Previous.DEPENDENCY;
                });
            case "=>" -> module(value).ifPresent(this::replace);
            case "build" -> setting(value).ifPresent(settings::add);
            default -> {
                // A kind of line that a newer Go writes.
            }
        }
    }

    private void replace(Module replacement) {
        switch (previous) {
            case MAIN -> main = main.map(module -> with(module, replacement));
            case DEPENDENCY -> dependencies.add(with(dependencies.removeLast(), replacement));
            case OTHER -> {
                // Nothing to replace.
            }
        }
        previous = Previous.OTHER;
    }

    private static Module with(Module module, Module replacement) {
        return new Module(module.path(), module.version(), module.sum(), Optional.of(replacement));
    }

    private static Optional<Module> module(String columns) {
        String[] parts = columns.split("\t", -1);
        return parts.length == 2 || parts.length == 3
                ? Optional.of(new Module(parts[0], parts[1], parts.length == 3 ? parts[2] : "", Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Setting> setting(String text) {
        int quoted = GoQuote.quotedPrefix(text);
        int equals = quoted > 0 ? quoted : text.indexOf('=');
        if (equals <= 0 || equals >= text.length() || text.charAt(equals) != '=') {
            return Optional.empty();
        }
        Optional<String> key = plain(text.substring(0, equals));
        Optional<String> value = plain(text.substring(equals + 1));
        return key.isPresent() && value.isPresent()
                ? Optional.of(new Setting(key.get(), value.get()))
                : Optional.empty();
    }

    private static Optional<String> plain(String text) {
        return text.startsWith("\"") || text.startsWith("`") ? GoQuote.unquote(text) : Optional.of(text);
    }

    /** The lines of {@code go version -m}: those above, each behind a tab, quoted anew where they need it. */
    static void print(BuildInfo info, Consumer<String> line) {
        if (!info.path().isEmpty()) {
            line.accept("\tpath\t" + info.path());
        }
        info.main().ifPresent(module -> print("mod", module, line));
        for (Module module : info.dependencies()) {
            print("dep", module, line);
        }
        for (Setting setting : info.settings()) {
            String key = setting.key();
            String value = setting.value();
            line.accept("\tbuild\t" + (key.isEmpty() || needsQuotes(key, true) ? GoQuote.quote(key) : key) + "="
                    + (needsQuotes(value, false) ? GoQuote.quote(value) : value));
        }
    }

    private static void print(String kind, Module module, Consumer<String> line) {
        String start = "\t" + kind + "\t" + module.path() + "\t" + module.version();
        // The checksum of a module that was replaced is not printed: its content is not in the program.
        line.accept(module.replacement().isPresent() ? start : start + "\t" + module.sum());
        if (module.replacement().isPresent()) {
            print("=>", module.replacement().get(), line);
            // Go ends a replaced module's line twice, once for each of both.
            line.accept("\t");
        }
    }

    private static boolean needsQuotes(String text, boolean key) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" \t\r\n\"`".indexOf(c) >= 0 || (key && c == '=')) {
                return true;
            }
        }
        return false;
    }
}
