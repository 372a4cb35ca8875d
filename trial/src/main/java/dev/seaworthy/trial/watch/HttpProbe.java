package dev.seaworthy.trial.watch;

import dev.seaworthy.trial.sandbox.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends an HTTP request to a program that has a network of its own. A process of Java cannot enter one, so a shell does it:
 * {@code nsenter} of util-linux, and bash with its {@code /dev/tcp}.
 */
public final class HttpProbe {
    private static final int LONGEST_STATUS_LINE = 256;

    private final String enter;
    private final String bash;

    private HttpProbe(String enter, String bash) {
        this.enter = enter;
        this.bash = bash;
    }

    /** Empty when this machine lacks the tools. */
    public static Optional<HttpProbe> of(Tools tools) {
        return tools.find("nsenter").flatMap(enter -> tools.find("bash").map(bash -> new HttpProbe(enter, bash)));
    }

    /**
     * Asks once.
     *
     * @return whether it answered with a status from 200 to 399
     */
    public boolean isAnswered(long pid, Readiness.Http wanted, boolean ownUsers) {
        List<String> command = new ArrayList<>(List.of(enter, "--target", Long.toString(pid), "--net"));
        if (ownUsers) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.addAll(List.of(
                "--",
                bash,
                "-c",
                "exec 3<>\"/dev/tcp/127.0.0.1/$1\" && printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' \"$2\" >&3"
                        + " && IFS= read -r -t 2 line <&3 && printf '%s\\n' \"$line\"",
                "bash",
                Integer.toString(wanted.port()),
                wanted.path()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            String line =
                    new String(process.getInputStream().readNBytes(LONGEST_STATUS_LINE), StandardCharsets.ISO_8859_1);
            return line.matches("(?s)HTTP/1\\.[01] [23][0-9][0-9].*");
        } catch (IOException impossible) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
