package dev.millrace.metrics.otel;

import dev.millrace.api.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Events as OTLP's request for records of a log, in JSON: those of one scope together. An event's name is its
/// attribute `name`, as Flink has it, and the record's own.
///
/// @param resource whose the events are
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

    /// OTLP's number for a word of logs; 0 for others.
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
