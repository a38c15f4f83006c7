package dev.millrace.compat;

import dev.millrace.format.text.JsonRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Controls a tab of a headless Chromium by the DevTools protocol.
final class Browser implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final long SECONDS_MAX = 30;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Collection<String> errors = new ConcurrentLinkedQueue<>();
    private final WebSocket socket;
    private @Nullable String session;

    /// @param program the path of Chromium
    /// @param directory the directory of the browser's profile
    Browser(String program, Path directory) throws IOException {
        process = new ProcessBuilder(
                        program,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--window-size=1600,1000",
                        "--user-data-dir=" + directory,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address(process.errorReader())), new Answers())
                .join();
        Object target =
                call("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
        session = (String) call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId");
        for (String each : List.of("Page.enable", "Runtime.enable", "Log.enable")) call(each, Map.of());
    }

    private static String address(BufferedReader printed) throws IOException {
        for (String line = printed.readLine(); line != null; line = printed.readLine())
            if (line.startsWith(LISTENING)) return line.substring(LISTENING.length());
        throw new IOException("the browser ended before it could be steered");
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            from.request(1);
            if (!isLast) return null;
            Map<String, Object> message = JsonRecords.object(text.toString());
            text.setLength(0);
            if (message.get("id") instanceof Number id) {
                CompletableFuture<Map<String, Object>> waiting = calls.remove(id.intValue());
                if (waiting != null) waiting.complete(message);
            } else heard(String.valueOf(message.get("method")), object(message.get("params")));
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object json) {
        return json == null ? Map.of() : (Map<String, Object>) json;
    }

    private void heard(String event, Map<String, Object> about) {
        switch (event) {
            case "Runtime.exceptionThrown" -> errors.add("thrown: " + about.get("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> {
                if ("error".equals(about.get("type"))) errors.add("console: " + about.get("args"));
            }
            case "Log.entryAdded" -> {
                Map<String, Object> entry = object(about.get("entry"));
                if ("error".equals(entry.get("level")))
                    errors.add("log: " + entry.get("text") + " " + entry.get("url"));
            }
            default -> {}
        }
    }

    private Map<String, Object> call(String method, Map<String, Object> parameters) {
        int id = next.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        calls.put(id, answer);
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (session != null) message.put("sessionId", session);
        socket.sendText(JsonRecords.write(message), true).join();
        Map<String, Object> reply =
                answer.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
        if (reply.containsKey("error")) throw new IllegalStateException(method + ": " + reply.get("error"));
        return object(reply.get("result"));
    }

    void open(String address) {
        call("Page.navigate", Map.of("url", address));
    }

    /// Returns the value of an expression in the page as text.
    String value(String expression) {
        Map<String, Object> result = call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
        return String.valueOf(object(result.get("result")).get("value"));
    }

    /// Returns the visible text of the page.
    String text() {
        return value("document.body ? document.body.innerText : ''");
    }

    /// Clicks the element that a selector finds.
    void press(String selector) {
        value("document.querySelector(" + JsonRecords.write(selector) + ").click()");
    }

    /// Writes a screenshot of the page.
    void picture(Path file) throws IOException {
        Object bytes = call("Page.captureScreenshot", Map.of("format", "png")).get("data");
        Files.write(file, Base64.getDecoder().decode(String.valueOf(bytes)));
    }

    /// Returns the errors on the console since the last call.
    List<String> errors() {
        List<String> all = new ArrayList<>(errors);
        errors.removeAll(all);
        return all;
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        process.destroy();
        process.onExit().orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
    }
}
