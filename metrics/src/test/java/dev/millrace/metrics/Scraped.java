package dev.millrace.metrics;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Parses a response as Prometheus does.
///
/// @param series values by names with labels
record Scraped(String text, Map<String, Double> series) {
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\",?)*}) (\\S+)");

    static Scraped from(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException("answered " + answer.statusCode());
            return of(answer.body());
        }
    }

    /// Fails if a line does not have Prometheus' format.
    static Scraped of(String text) {
        Map<String, Double> series = new TreeMap<>();
        text.lines().forEach(line -> {
            if (line.matches("# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (gauge|summary)")) return;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) throw new AssertionError("not a line of Prometheus' format: " + line);
            String value = matcher.group(2).replace("Inf", "Infinity");
            if (series.put(matcher.group(1), Double.parseDouble(value)) != null)
                throw new AssertionError("twice: " + line);
        });
        return new Scraped(text, series);
    }

    static int freePort() throws IOException {
        try (Network.Listener listener = Host.real().network().listen("0.0.0.0", 0)) {
            return listener.port();
        }
    }

    Set<String> names() {
        return series.keySet().stream()
                .map(each -> each.substring(0, each.indexOf('{')))
                .collect(Collectors.toSet());
    }

    /// Returns the sum of all series of a name whose labels contain a text.
    Optional<Double> sum(String name, String label) {
        return series.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(name + "{") && each.getKey().contains(label))
                .map(Map.Entry::getValue)
                .reduce(Double::sum);
    }
}
