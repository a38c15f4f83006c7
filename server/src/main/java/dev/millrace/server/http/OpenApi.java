package dev.millrace.server.http;

import dev.millrace.client.RestEndpoint;
import dev.millrace.format.text.JsonRecords;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Generates the OpenAPI document of the implemented endpoints from their table and their message records.
public final class OpenApi {
    private static final String JSON = "application/json";

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    /// Returns the document as nested maps.
    public static Map<String, Object> document(List<RestEndpoint> endpoints) {
        OpenApi api = new OpenApi();
        Map<String, Object> paths = new LinkedHashMap<>();
        for (RestEndpoint each : endpoints) {
            if (!each.isDone()) continue;
            Map<String, Object> methods = object(paths, each.bracedPath());
            methods.put(each.method().toLowerCase(Locale.ROOT), api.operation(each));
        }
        return ordered(
                "openapi", "3.0.3",
                "info", ordered("title", "Millrace", "version", "v1"),
                "servers", List.of(Map.of("url", "/v1")),
                "paths", paths,
                "security", List.of(Map.of("token", List.of()), Map.of("password", List.of()), Map.of()),
                "components", ordered("schemas", api.schemas, "securitySchemes", schemes()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> in, String key) {
        return (Map<String, Object>) in.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>());
    }

    /// Returns the authentication schemes.
    private static Map<String, Object> schemes() {
        return ordered(
                "token", ordered("type", "http", "scheme", "bearer"),
                "password", ordered("type", "http", "scheme", "basic"));
    }

    private Map<String, Object> operation(RestEndpoint endpoint) {
        Map<String, Object> operation = ordered(
                "summary",
                endpoint.summary(),
                "operationId",
                id(endpoint),
                "x-role",
                endpoint.role().word());
        List<Object> parameters = new ArrayList<>();
        for (String each : endpoint.variables()) {
            parameters.add(ordered("name", each, "in", "path", "required", true, "schema", text()));
        }
        for (String each : endpoint.query()) {
            parameters.add(ordered("name", each, "in", "query", "required", false, "schema", text()));
        }
        if (!parameters.isEmpty()) operation.put("parameters", parameters);
        Object body = body(endpoint);
        if (body != null) operation.put("requestBody", body);
        String type = endpoint.reply() == String.class && !endpoint.path().equals("/openapi") ? "text/plain" : JSON;
        Object answer = ordered(
                "description",
                "What was asked for.",
                "content",
                Map.of(type, Map.of("schema", schema(endpoint.reply()))));
        operation.put("responses", Map.of(Integer.toString(endpoint.status()), answer));
        return operation;
    }

    private @Nullable Object body(RestEndpoint endpoint) {
        Class<?> request = endpoint.request();
        if (request != null && !endpoint.isForm())
            return Map.of("content", Map.of(JSON, Map.of("schema", schema(request))));
        if (!endpoint.isForm()) return null;
        Object file = ordered("type", "string", "format", "binary");
        Map<String, Object> parts = request == null
                ? ordered("jarfile", file)
                : ordered("request", schema(request), "file", ordered("type", "array", "items", file));
        Object form = ordered("type", "object", "properties", parts);
        return Map.of("content", Map.of("multipart/form-data", Map.of("schema", form)));
    }

    private static String id(RestEndpoint endpoint) {
        StringBuilder id = new StringBuilder(endpoint.method().toLowerCase(Locale.ROOT));
        for (String part : endpoint.path().split("[/:-]+")) {
            if (!part.isEmpty())
                id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return id.toString();
    }

    private static Map<String, Object> text() {
        return ordered("type", "string");
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class
                    ? ordered("type", "array", "items", schema(last))
                    : ordered("type", "object", "additionalProperties", schema(last));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isArray()) return ordered("type", "array", "items", schema(plain.componentType()));
        if (plain.isRecord()) return reference(plain);
        if (plain == Map.class) return ordered("type", "object");
        if (plain == boolean.class || plain == Boolean.class) return ordered("type", "boolean");
        if (plain == int.class || plain == Integer.class) return ordered("type", "integer", "format", "int32");
        if (plain == long.class || plain == Long.class) return ordered("type", "integer", "format", "int64");
        if (plain == double.class || plain == Double.class) return ordered("type", "number", "format", "double");
        return text();
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName().replace("Messages", "") + type.getSimpleName();
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of()); // A type may contain itself.
            Map<String, Object> properties = new LinkedHashMap<>();
            for (RecordComponent each : type.getRecordComponents())
                properties.put(JsonRecords.name(each), schema(each.getGenericType()));
            schemas.put(name, ordered("type", "object", "properties", properties));
        }
        return ordered("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return map;
    }
}
