package dev.seaworthy.image.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that answers as a test says, faults included: late, half, or not at all. */
final class FakeRegistry implements AutoCloseable {
    private final ServerSocket server;
    private final Answers answers;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    FakeRegistry(Answers answers) {
        this.answers = answers;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** What to answer. */
    @FunctionalInterface
    interface Answers {
        Answer to(Asked asked) throws InterruptedException;
    }

    /** A request; header names in lower case. */
    record Asked(String method, String path, Map<String, String> headers, String body) {}

    /** An answer, of which the body may be cut short and may pause. */
    static final class Answer {
        private final int status;
        private final Map<String, String> headers = new TreeMap<>();
        private byte[] body = new byte[0];
        private int cutAfter = Integer.MAX_VALUE;
        private Duration pauseBeforeEnd = Duration.ZERO;

        private Answer(int status) {
            this.status = status;
        }

        static Answer of(int status) {
            return new Answer(status);
        }

        Answer header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Answer body(byte[] content) {
            body = content.clone();
            return this;
        }

        Answer body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The connection breaks after so many bytes of the body. */
        Answer cutAfter(int bytes) {
            cutAfter = bytes;
            return this;
        }

        /** Nothing comes for a while before the last byte. */
        Answer pauseBeforeEnd(Duration time) {
            pauseBeforeEnd = time;
            return this;
        }
    }

    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** All requests so far. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            while (true) {
                String first = in.readLine();
                if (first == null) {
                    return;
                }
                Asked request = request(first, in);
                asked.add(request);
                if (!write(answers.to(request), socket.getOutputStream())) {
                    return;
                }
            }
        } catch (SocketException goneAway) {
            // The client closes when it has seen enough.
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Asked request(String first, BufferedReader in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        int read = 0;
        while (read < body.length) {
            read += in.read(body, read, body.length - read);
        }
        String[] words = first.split(" ", -1);
        return new Asked(words[0], words[1], headers, new String(body));
    }

    private static boolean write(Answer answer, OutputStream out) throws IOException, InterruptedException {
        List<String> head = new ArrayList<>();
        head.add("HTTP/1.1 " + answer.status + " said");
        answer.headers.forEach((name, value) -> head.add(name + ": " + value));
        head.add("Content-Length: " + answer.body.length);
        out.write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        int length = Math.min(answer.body.length, answer.cutAfter);
        int last = answer.pauseBeforeEnd.isZero() ? 0 : 1;
        out.write(answer.body, 0, length - last);
        out.flush();
        if (last > 0) {
            Thread.sleep(answer.pauseBeforeEnd);
            out.write(answer.body, length - 1, 1);
            out.flush();
        }
        return answer.cutAfter >= answer.body.length;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
