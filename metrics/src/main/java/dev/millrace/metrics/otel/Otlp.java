package dev.millrace.metrics.otel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Builds the JSON parts of OTLP requests. All functions are pure.
final class Otlp {

    private Otlp() {}

    /// Returns an OTLP resource.
    ///
    /// @param version empty for none
    static String resource(String service, String version) {
        Map<String, Object> attributes = new TreeMap<>(Map.of("service.name", service));
        if (!version.isEmpty()) attributes.put("service.version", version);
        return "{\"attributes\":" + attributes(attributes) + "}";
    }

    /// Returns attributes sorted by name. Removes the angle brackets of variable names, and drops values that OTLP
    /// cannot represent.
    static String attributes(Map<String, ?> values) {
        SortedMap<String, String> forms = new TreeMap<>();
        values.forEach((key, value) -> {
            String form = value(value);
            if (form != null) forms.put(key.replaceAll("^<|>$", ""), form);
        });
        List<String> all = new ArrayList<>();
        forms.forEach((key, form) -> all.add("{\"key\":" + quoted(key) + ",\"value\":" + form + "}"));
        return "[" + String.join(",", all) + "]";
    }

    private static @Nullable String value(@Nullable Object value) {
        return switch (value) {
            case String text -> "{\"stringValue\":" + quoted(text) + "}";
            case Boolean is -> "{\"boolValue\":" + is + "}";
            case Double number -> "{\"doubleValue\":" + (Double.isFinite(number) ? number : quoted("" + number)) + "}";
            case Number number -> "{\"intValue\":\"" + number.longValue() + "\"}";
            case null, default -> null;
        };
    }

    /// Returns a time since the epoch in nanoseconds.
    static String nanos(long millis) {
        return millis == 0 ? "\"0\"" : "\"" + millis + "000000\"";
    }

    /// Returns a JSON string.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
