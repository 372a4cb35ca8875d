package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import java.util.List;

/** {@code --lang}. */
final class Languages {
    private Languages() {}

    /** The language that is asked for, otherwise that of the locale. */
    static Language of(Arguments arguments) {
        return switch (arguments.choice("lang", "auto", List.of("auto", "en", "zh"))) {
            case "en" -> Language.ENGLISH;
            case "zh" -> Language.CHINESE;
            default -> Language.of(System.getenv());
        };
    }
}
