package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows as the output of its one command is the output of that command. */
class ReadmeIT {
    private static final Path ROOT =
            Path.of(System.getProperty("seaworthy.root", "..")).toAbsolutePath().normalize();
    private static final String PROMPT = "$ ./seaworthy demo\n";

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void showsTheRealOutput(String readme) throws IOException, InterruptedException {
        String text = Files.readString(ROOT.resolve(readme));
        int start = text.indexOf(PROMPT) + PROMPT.length();
        String shown = text.substring(start, text.indexOf("```", start));

        assertThat(demo()).isEqualTo(shown);
    }

    private static String demo() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("./seaworthy", "demo")
                .directory(ROOT.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return out;
    }
}
