import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the manual page and the completions of three shells, from the help texts: {@code ROOT VERSION FOLDER}. */
public final class Generate {
    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        String version = arguments[1];
        Path share = Path.of(arguments[2]);
        Path help = root.resolve("cli/src/main/resources/dev/seaworthy/cli/help");

        HelpPage main = HelpPage.read(help.resolve("main.txt"));
        List<HelpPage> pages = new ArrayList<>();
        for (String command : main.commands().keySet()) {
            Path file = help.resolve(command + ".txt");
            // "version" and "help" have no page.
            if (Files.exists(file)) {
                pages.add(HelpPage.read(file));
            }
        }
        Values values = Values.read(root);
        write(share.resolve("man/man1/seaworthy.1"), ManPage.text(main, pages, version));
        write(share.resolve("bash-completion/completions/seaworthy"), BashCompletion.text(main, pages, values));
        write(share.resolve("zsh/vendor-completions/_seaworthy"), ZshCompletion.text(main, pages, values));
        write(share.resolve("fish/vendor_completions.d/seaworthy.fish"), FishCompletion.text(main, pages, values));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
