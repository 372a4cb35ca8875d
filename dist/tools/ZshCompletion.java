import java.util.List;
import java.util.Map;

/** Completion for zsh. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String text(HelpPage main, List<HelpPage> pages, Values values) {
        StringBuilder text = new StringBuilder("#compdef seaworthy\n# Made from the help texts.\n\n");
        text.append("_seaworthy_names() {\n    local -a names\n    names=(").append(String.join(" ", values.targets()));
        text.append(")\n    compadd \"$@\" -a names\n}\n\n");
        // Several are separated by commas.
        text.append("_seaworthy_targets() {\n    _alternative 'names:target:_sequence _seaworthy_names'");
        text.append(" 'files:file:_files'\n}\n\n");
        text.append("_seaworthy() {\n    local context state state_descr line\n    typeset -A opt_args\n");
        text.append("    local -a commands\n    commands=(\n");
        for (Map.Entry<String, String> command : main.commands().entrySet()) {
            text.append("        ").append(quoted(command.getKey() + ":" + command.getValue())).append('\n');
        }
        text.append("    )\n    if ((CURRENT == 2)); then\n        _describe command commands\n        return\n    fi\n");
        text.append("    local command=$words[2]\n    shift words\n    ((CURRENT--))\n    case $command in\n");
        for (HelpPage page : pages) {
            text.append("    ").append(page.name()).append(")\n        _arguments -s \\\n");
            for (HelpPage.Option option : page.options()) {
                text.append("            ").append(option(option, values)).append(" \\\n");
            }
            text.append("            ").append(rest(page, values)).append("\n        ;;\n");
        }
        text.append("    help) _values command ").append(words(List.copyOf(main.commands().keySet()))).append(" ;;\n");
        text.append("    esac\n}\n\n");
        // Loaded by the completion system it is the function itself; sourced, it registers.
        text.append("if [[ $funcstack[1] == _seaworthy ]]; then\n    _seaworthy \"$@\"\nelse\n");
        text.append("    compdef _seaworthy seaworthy\nfi\n");
        return text.toString();
    }

    private static String option(HelpPage.Option option, Values values) {
        StringBuilder spec = new StringBuilder("*--" + option.name());
        if (!option.description().isEmpty()) {
            spec.append('[').append(option.description().replace("[", "\\[").replace("]", "\\]")).append(']');
        }
        if (!option.value().isEmpty()) {
            spec.append(":value:");
            List<String> words = values.words(option);
            if (option.name().equals("on")) {
                spec.append("_seaworthy_targets");
            } else if (!words.isEmpty()) {
                spec.append('(').append(words(words)).append(')');
            } else if (values.files(option)) {
                spec.append("_files");
            } else {
                spec.append(' ');
            }
        }
        return quoted(spec.toString());
    }

    private static String rest(HelpPage page, Values values) {
        if (page.name().equals("explain")) {
            return quoted("*:rule:(" + words(values.rules()) + ")");
        }
        if (!page.words().isEmpty()) {
            return quoted("1:what:(" + words(page.words()) + ")") + " '*:target:_seaworthy_targets'";
        }
        return "'*:file:_files'";
    }

    private static String words(List<String> words) {
        return String.join(" ", words).replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
