import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for bash 4 and newer. Nothing is started, so it answers at once. */
final class BashCompletion {
    private BashCompletion() {}

    static String text(HelpPage main, List<HelpPage> pages, Values values) {
        StringBuilder text = new StringBuilder("# Completion of seaworthy for bash. Made from the help texts.\n\n");
        text.append("_seaworthy_words() {\n    local IFS=$'\\n'\n");
        text.append("    mapfile -t COMPREPLY < <(compgen -W \"${1// /$IFS}\" -- \"$2\")\n}\n\n");
        // Names of targets have colons, at which readline breaks words; what is left of the last one must go.
        text.append("_seaworthy_after_colon() {\n");
        text.append("    if [[ $1 == *:* && $COMP_WORDBREAKS == *:* ]]; then\n");
        text.append("        local left=${1%\"${1##*:}\"}\n");
        text.append("        COMPREPLY=(\"${COMPREPLY[@]#\"$left\"}\")\n    fi\n}\n\n");
        text.append("_seaworthy() {\n");
        text.append("    local current=${COMP_LINE:0:COMP_POINT} previous command i\n");
        text.append("    # Words as the shell will see them: split at blanks only.\n");
        text.append("    local -a words\n    read -ra words <<<\"$current\"\n");
        text.append("    [[ $current == *' ' ]] && words+=('')\n");
        text.append("    local -i last=$((${#words[@]} - 1))\n");
        text.append("    current=${words[last]} previous=${words[last - 1]} command=${words[1]-}\n");
        text.append("    COMPREPLY=()\n");
        text.append("    if ((last == 1)); then\n        _seaworthy_words '")
                .append(String.join(" ", main.commands().keySet()))
                .append(" --help --version' \"$current\"\n        return\n    fi\n");
        text.append("    local prefix=${current%\"${current##*,}\"}\n");
        text.append("    case $command in\n");
        for (HelpPage page : pages) {
            text.append("    ").append(page.name()).append(")\n");
            text.append("        case $previous in\n");
            for (HelpPage.Option option : page.options()) {
                if (!option.value().isEmpty()) {
                    text.append(value(option, values));
                }
            }
            text.append("        esac\n");
            if (!page.words().isEmpty()) {
                text.append("        if ((last == 2)); then\n            _seaworthy_words '")
                        .append(String.join(" ", page.words()))
                        .append("' \"$current\"\n            return\n        fi\n");
            }
            text.append("        if [[ $current == -* ]]; then\n            _seaworthy_words '")
                    .append(page.options().stream().map(option -> "--" + option.name()).collect(Collectors.joining(" ")))
                    .append("' \"$current\"\n            return\n        fi\n");
            if (page.name().equals("explain")) {
                text.append("        _seaworthy_words '").append(String.join(" ", values.rules()));
                text.append("' \"$current\"\n        return\n");
            } else if (page.name().equals("targets")) {
                text.append("        _seaworthy_words '").append(String.join(" ", values.targets()));
                text.append("' \"$current\"\n        _seaworthy_after_colon \"$current\"\n");
            }
            text.append("        ;;\n");
        }
        text.append("    help)\n        _seaworthy_words '")
                .append(String.join(" ", main.commands().keySet()))
                .append("' \"$current\"\n        return\n        ;;\n");
        text.append("    esac\n");
        text.append("    ((${#COMPREPLY[@]})) || mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n");
        text.append("}\n\ncomplete -o filenames -o bashdefault -F _seaworthy seaworthy\n");
        return text.toString();
    }

    private static String value(HelpPage.Option option, Values values) {
        String names = Stream.concat(
                        option.letter().isEmpty() ? Stream.empty() : Stream.of("-" + option.letter()),
                        Stream.of("--" + option.name()))
                .collect(Collectors.joining(" | "));
        StringBuilder text = new StringBuilder("        " + names + ")\n");
        List<String> words = values.words(option);
        if (option.name().equals("on")) {
            // Several are separated by commas.
            text.append("            _seaworthy_words '").append(String.join(" ", words));
            text.append("' \"${current##*,}\"\n");
            text.append("            COMPREPLY=(\"${COMPREPLY[@]/#/$prefix}\")\n");
            text.append("            _seaworthy_after_colon \"$current\"\n");
        } else if (!words.isEmpty()) {
            text.append("            _seaworthy_words '").append(String.join(" ", words)).append("' \"$current\"\n");
        }
        if (values.files(option)) {
            text.append("            [[ -n ${COMPREPLY[0]-} ]] ||")
                    .append(" mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n");
        }
        return text + "            return\n            ;;\n";
    }
}
