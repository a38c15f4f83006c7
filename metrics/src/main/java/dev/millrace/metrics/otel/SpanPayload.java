package dev.millrace.metrics.otel;

import dev.millrace.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Converts spans to an OTLP traces request in JSON, grouped by scope. Each tree of spans is one trace.
///
/// @param resource the OTLP resource of the spans
/// @param chance generates ids, which need not be secret
record SpanPayload(String resource, RandomGenerator chance) {
    private static final int INTERNAL = 1;

    String json(List<Span> spans) {
        Map<String, List<String>> scopes = new TreeMap<>();
        for (Span each : spans) add(scopes, each, id() + id(), null);
        List<String> all = new ArrayList<>();
        scopes.forEach((scope, forms) -> all.add(
                "{\"scope\":{\"name\":" + Otlp.quoted(scope) + "},\"spans\":[" + String.join(",", forms) + "]}"));
        return "{\"resourceSpans\":[{\"resource\":" + resource + ",\"scopeSpans\":[" + String.join(",", all) + "]}]}";
    }

    /// Counts a span and its descendants.
    static int parts(Span span) {
        int parts = 1;
        for (Span each : span.getChildren()) parts += parts(each);
        return parts;
    }

    private void add(Map<String, List<String>> scopes, Span span, String trace, @Nullable String parent) {
        String id = id();
        scopes.computeIfAbsent(span.getScope(), _ -> new ArrayList<>())
                .add("{\"traceId\":\"" + trace + "\",\"spanId\":\"" + id + "\","
                        + (parent == null ? "" : "\"parentSpanId\":\"" + parent + "\",")
                        + "\"name\":" + Otlp.quoted(span.getName())
                        + ",\"kind\":" + INTERNAL
                        + ",\"startTimeUnixNano\":" + Otlp.nanos(span.getStartTsMillis())
                        + ",\"endTimeUnixNano\":" + Otlp.nanos(span.getEndTsMillis())
                        + ",\"attributes\":" + Otlp.attributes(span.getAttributes()) + "}");
        for (Span child : span.getChildren()) add(scopes, child, trace, id);
    }

    /// Returns sixteen hexadecimal digits. An id of zeros would be invalid.
    private String id() {
        long bits = chance.nextLong();
        return "%016x".formatted(bits == 0 ? 1 : bits);
    }
}
