package dev.millrace.metrics.otel;

import dev.millrace.api.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Converts events to an OTLP logs request in JSON, grouped by scope. The name of an event is the attribute `name`,
/// as in Flink, and the record's own name.
///
/// @param resource the OTLP resource of the events
record EventPayload(String resource) {

    String json(List<Event> events) {
        Map<String, List<String>> scopes = new TreeMap<>();
        for (Event each : events)
            scopes.computeIfAbsent(each.getClassScope(), _ -> new ArrayList<>()).add(form(each));
        List<String> all = new ArrayList<>();
        scopes.forEach((scope, forms) -> all.add(
                "{\"scope\":{\"name\":" + Otlp.quoted(scope) + "},\"logRecords\":[" + String.join(",", forms) + "]}"));
        return "{\"resourceLogs\":[{\"resource\":" + resource + ",\"scopeLogs\":[" + String.join(",", all) + "]}]}";
    }

    private static String form(Event event) {
        Map<String, Object> attributes = new HashMap<>(event.getAttributes());
        attributes.put("name", event.getName());
        String time = Otlp.nanos(event.getObservedTsMillis());
        return "{\"timeUnixNano\":" + time
                + ",\"observedTimeUnixNano\":" + time
                + ",\"severityNumber\":" + severity(event.getSeverity())
                + ",\"severityText\":" + Otlp.quoted(event.getSeverity())
                + ",\"eventName\":" + Otlp.quoted(event.getName())
                + ",\"body\":{\"stringValue\":" + Otlp.quoted(event.getBody()) + "}"
                + ",\"attributes\":" + Otlp.attributes(attributes) + "}";
    }

    /// Returns OTLP's number of a log level; 0 for unknown levels.
    private static int severity(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> 1;
            case "DEBUG" -> 5;
            case "INFO" -> 9;
            case "WARN" -> 13;
            case "ERROR" -> 17;
            case "FATAL" -> 21;
            default -> 0;
        };
    }
}
