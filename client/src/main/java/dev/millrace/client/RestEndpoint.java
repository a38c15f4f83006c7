package dev.millrace.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes an endpoint of the HTTP interface.
///
/// @param feature its number among Flink's endpoints, for docs; empty for Millrace's own endpoints
/// @param path without version; variables begin with a colon
/// @param summary what it does, for docs
/// @param query names of the query parameters
/// @param request the type of the body; null for none
/// @param reply the type of the response; `String` for plain text
/// @param status HTTP status of a successful response
/// @param role the role that a caller needs, if the server authenticates
/// @param notYet why Millrace does not implement it; null if it does
public record RestEndpoint(
        String feature,
        String method,
        String path,
        String summary,
        List<String> query,
        @Nullable Class<?> request,
        Class<?> reply,
        int status,
        AccessRole role,
        @Nullable String notYet) {

    public RestEndpoint {
        query = List.copyOf(query);
    }

    /// Creates an endpoint for GET requests.
    static RestEndpoint get(String feature, String path, String summary, Class<?> reply) {
        return new RestEndpoint(feature, "GET", path, summary, List.of(), null, reply, 200, AccessRole.READ, null);
    }

    static RestEndpoint of(String feature, String method, String path, String summary, Class<?> reply) {
        return new RestEndpoint(feature, method, path, summary, List.of(), null, reply, 200, roleOf(method), null);
    }

    static RestEndpoint notYet(String feature, String method, String path, String why) {
        return new RestEndpoint(feature, method, path, "", List.of(), null, String.class, 200, roleOf(method), why);
    }

    RestEndpoint query(String... names) {
        return new RestEndpoint(feature, method, path, summary, List.of(names), request, reply, status, role, notYet);
    }

    RestEndpoint takes(Class<?> body) {
        return new RestEndpoint(feature, method, path, summary, query, body, reply, status, role, notYet);
    }

    RestEndpoint answers(int code) {
        return new RestEndpoint(feature, method, path, summary, query, request, reply, code, role, notYet);
    }

    /// Returns the same endpoint with another role than the one that follows from its method.
    RestEndpoint needs(AccessRole another) {
        return new RestEndpoint(feature, method, path, summary, query, request, reply, status, another, notYet);
    }

    /// GET requests change nothing.
    private static AccessRole roleOf(String method) {
        return method.equals("GET") ? AccessRole.READ : AccessRole.OPERATE;
    }

    /// Returns whether Millrace implements the endpoint.
    public boolean isDone() {
        return notYet == null;
    }

    /// Returns whether the body is a form with files.
    public boolean isForm() {
        return key().equals("POST /jars/upload") || key().equals("POST /jobs");
    }

    /// Returns method and path, which identify the endpoint.
    public String key() {
        return method + " " + path;
    }

    /// Returns the names of the path's variables, in order.
    public List<String> variables() {
        List<String> names = new ArrayList<>();
        for (String part : path.split("/")) if (part.startsWith(":")) names.add(part.substring(1));
        return names;
    }

    /// Returns the path with braces around its variables.
    public String bracedPath() {
        return path.replaceAll(":([a-z]+)", "{$1}");
    }

    /// Returns the path with values in place of its variables.
    public String path(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        for (String part : path.substring(1).split("/"))
            filled.append('/').append(part.startsWith(":") ? values.get(part.substring(1)) : part);
        return filled.toString();
    }
}
