import java.util.List;
import java.util.Map;

/** Completion for fish. */
final class FishCompletion {
    private FishCompletion() {}

    static String text(HelpPage main, List<HelpPage> pages, Values values) {
        StringBuilder text = new StringBuilder("# Completion of seaworthy for fish. Made from the help texts.\n\n");
        String commands = String.join(" ", main.commands().keySet());
        for (Map.Entry<String, String> command : main.commands().entrySet()) {
            text.append("complete -c seaworthy -f -n __fish_use_subcommand -a ")
                    .append(command.getKey())
                    .append(" -d ")
                    .append(quoted(command.getValue()))
                    .append('\n');
        }
        text.append("complete -c seaworthy -f -n '__fish_seen_subcommand_from help' -a ")
                .append(quoted(commands))
                .append('\n');
        // Several targets are separated by commas: what stands before the last one stays.
        text.append("\nfunction __seaworthy_targets\n    set -l before (commandline -ct | string replace -r '[^,=]*$' '' ");
        text.append("| string replace -r '^--on=' '')\n    for name in ").append(String.join(" ", values.targets()));
        text.append("\n        echo $before$name\n    end\nend\n");
        for (HelpPage page : pages) {
            String when = " -n '__fish_seen_subcommand_from " + page.name() + "'";
            text.append('\n');
            if (!page.words().isEmpty()) {
                text.append("complete -c seaworthy -f").append(when).append(" -a ")
                        .append(quoted(String.join(" ", page.words()))).append('\n');
            }
            if (page.name().equals("explain")) {
                text.append("complete -c seaworthy -f").append(when).append(" -a ")
                        .append(quoted(String.join(" ", values.rules()))).append('\n');
            }
            for (HelpPage.Option option : page.options()) {
                text.append("complete -c seaworthy").append(when).append(" -l ").append(option.name());
                if (!option.letter().isEmpty()) {
                    text.append(" -s ").append(option.letter());
                }
                if (!option.value().isEmpty()) {
                    List<String> words = values.words(option);
                    text.append(values.files(option) ? " -r" : " -x");
                    if (option.name().equals("on")) {
                        text.append(" -a '(__seaworthy_targets)'");
                    } else if (!words.isEmpty()) {
                        text.append(" -a ").append(quoted(String.join(" ", words)));
                    }
                }
                if (!option.description().isEmpty()) {
                    text.append(" -d ").append(quoted(option.description()));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
