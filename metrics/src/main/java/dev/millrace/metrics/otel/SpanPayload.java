package dev.millrace.metrics.otel;

import dev.millrace.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Spans as OTLP's request for them, in JSON: those of one scope together, and each tree of them one trace.
///
/// @param resource whose the spans are
/// @param chance for their ids, which nobody has to know
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

    /// How many spans one is, with all below it.
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

    /// Sixteen hex digits, not all of them 0, which would be none.
    private String id() {
        long bits = chance.nextLong();
        return "%016x".formatted(bits == 0 ? 1 : bits);
    }
}
