package dev.seaworthy.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's Chromium without a window, driven by the Chrome DevTools Protocol as far as the report's test needs it. */
final class Chromium implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    /** @param profile a folder of its own */
    Chromium(Path profile) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolveSibling("chromium.log").toFile())
                .start();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page(port(profile))), new Listener())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        call("Page.enable", "{}");
        call("Runtime.enable", "{}");
        call("Log.enable", "{}");
        call("Network.enable", "{}");
    }

    private int port(Path profile) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                return Integer.parseInt(Files.readAllLines(file).getFirst());
            }
            Thread.sleep(50);
        }
        throw new IOException("Chromium did not start: " + Files.readString(profile.resolveSibling("chromium.log")));
    }

    private String page(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .timeout(PATIENCE)
                .build();
        String list = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher url = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"([^\"]+/page/[^\"]+)\"")
                .matcher(list);
        if (!url.find()) {
            throw new IOException("no page in " + list);
        }
        return url.group(1);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                Matcher id = Pattern.compile("^\\{\"id\":(\\d+)").matcher(whole);
                if (id.find()) {
                    CompletableFuture<String> call = waiting.remove(Integer.parseInt(id.group(1)));
                    if (call != null) {
                        call.complete(whole);
                    }
                } else {
                    events.add(whole);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Calls a method of the protocol and returns the answer as it came. */
    String call(String method, String parameters) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        String text = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (text.startsWith("{\"id\":" + id + ",\"error\"")) {
            throw new IOException(method + ": " + text);
        }
        return text;
    }

    /** What happened so far, as the protocol tells it. */
    List<String> events(String method) {
        return events.stream()
                .filter(event -> event.startsWith("{\"method\":\"" + method + "\""))
                .toList();
    }

    void open(Path file) throws Exception {
        int loaded = events("Page.loadEventFired").size();
        call("Page.navigate", "{\"url\":\"" + file.toUri() + "\"}");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (events("Page.loadEventFired").size() == loaded && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /** The value of an expression, which must be a text without quotes, a number or a truth value. */
    String evaluate(String expression) throws Exception {
        String escaped = expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
        String answer = call(
                "Runtime.evaluate",
                "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":\"" + escaped + "\"}");
        Matcher value = Pattern.compile("\"value\":(\"[^\"]*\"|[^,}]*)").matcher(answer);
        if (!value.find()) {
            throw new IOException(expression + ": " + answer);
        }
        return value.group(1).replace("\"", "");
    }

    /** Runs a script in the page as if the page had it. */
    void load(Path script) throws Exception {
        StringBuilder text = new StringBuilder();
        for (char c : Files.readString(script).toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        call("Runtime.evaluate", "{\"expression\":\"" + text + "\"}");
    }

    void press(String key, int code) throws Exception {
        String common = "\"key\":\"" + key + "\",\"code\":\"" + key + "\",\"windowsVirtualKeyCode\":" + code;
        String text = key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
        call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + common + text + "}");
        call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + common + "}");
    }

    void window(int width, int height, String scheme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
        call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    /** On what it is shown: {@code screen} or {@code print}. */
    void medium(String medium, String scheme) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                "{\"media\":\"" + medium + "\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme
                        + "\"}]}");
    }

    byte[] screenshot() throws Exception {
        return data(call("Page.captureScreenshot", "{\"format\":\"png\"}"));
    }

    byte[] paper() throws Exception {
        return data(call("Page.printToPDF", "{}"));
    }

    private static byte[] data(String answer) {
        Matcher data = Pattern.compile("\"data\":\"([^\"]*)\"").matcher(answer);
        return Base64.getDecoder().decode(data.find() ? data.group(1) : "");
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        // Its profile is removed next, so it must not write any more.
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
