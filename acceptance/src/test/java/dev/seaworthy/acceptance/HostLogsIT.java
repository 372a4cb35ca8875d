package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code seaworthy host --logs} with a real journal: journald runs in a mount namespace of its own, and what a service writes
 * comes to it as systemd hands it over.
 */
class HostLogsIT {
    @TempDir
    private Path work;

    private static final String GOOD =
            "{\"timestamp\":\"2026-01-02T03:04:05Z\",\"level\":\"info\",\"service\":\"orders\","
                    + "\"message\":\"order taken\",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}\n";

    @Test
    void theJournalOfTheUnitIsRead() throws Exception {
        Path run = Files.createDirectories(work.resolve("run"));
        Files.createDirectories(work.resolve("log"));
        Files.createDirectories(run.resolve("log/journal"));
        Path units = Files.createDirectories(run.resolve("systemd/system"));
        Files.writeString(units.resolve("orders.service"), "[Service]\nExecStart=/bin/true\n");
        Files.writeString(units.resolve("silent.service"), "[Service]\nExecStart=/bin/true\nStandardOutput=null\n");
        Files.writeString(work.resolve("machine-id"), "0123456789abcdef0123456789abcdef\n");
        // Without the cgroup, which would be that of a unit where systemd runs.
        Process inside = new ProcessBuilder("unshare", "--mount", "--cgroup", "sh", "-c", """
                        set -e
                        mount --bind "$1/run" /run
                        mount --bind "$1/log" /var/log
                        test -e /etc/machine-id || touch /etc/machine-id
                        mount --bind "$1/machine-id" /etc/machine-id
                        /lib/systemd/systemd-journald &
                        while read -r words; do
                            eval "$words" || true
                            echo end of answer
                        done
                        kill $!
                        """, "sh", work.toString())
                .redirectError(work.resolve("errors").toFile())
                .start();
        try (var reader = inside.inputReader(StandardCharsets.UTF_8);
                var writer = inside.outputWriter(StandardCharsets.UTF_8)) {
            send(run, "orders.service", GOOD.repeat(3) + "panic: no stock\n\ngoroutine 1 [running]:\nmain.main()\n");
            // Of another process: journald remembers whose a process is.
            writer.write("echo no line of orders | systemd-cat\n");
            writer.flush();
            answer(reader);
            String command = String.join(" ", Installed.command("host", "--format", "json", "--fail-on", "never"));
            String said = "";
            // What was written is in the file a little later.
            for (int tries = 0; tries < 10 && !said.contains("\"lines\": 6"); tries++) {
                writer.write(command + " --unit orders --logs unit\n");
                writer.flush();
                said = answer(reader);
            }

            assertThat(said)
                    .as(Files.readString(work.resolve("errors")))
                    .contains("\"value\": \"journal of orders.service\"", "\"lines\": 6", "\"conformingLines\": 3")
                    .contains("logs/stack-trace")
                    .doesNotContain("no line of orders");

            writer.write(command + " --unit silent --logs unit; " + command + " --unit silent --logs journal\n");
            writer.flush();
            assertThat(answer(reader))
                    .contains("the unit throws it away (StandardOutput=null)", "sees no line of silent.service in it");
        } finally {
            // Its input has ended, and it ends journald then.
            if (!inside.waitFor(10, TimeUnit.SECONDS)) {
                inside.destroy();
            }
        }
    }

    private static String answer(BufferedReader reader) throws IOException {
        StringBuilder said = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !line.equals("end of answer")) {
            said.append(line).append('\n');
            line = reader.readLine();
        }
        return said.toString();
    }

    /** As systemd does it for StandardOutput=journal: a head of seven lines, then the service's own (sd-stdio-bridge). */
    private static void send(Path run, String unit, String text) throws IOException, InterruptedException {
        Path socket = run.resolve("systemd/journal/stdout");
        for (int tries = 0; tries < 100 && !Files.exists(socket); tries++) {
            Thread.sleep(50);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer bytes =
                    ByteBuffer.wrap(("orders\n" + unit + "\n6\n0\n0\n0\n0\n" + text).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
