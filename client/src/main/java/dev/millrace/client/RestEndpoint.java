package dev.millrace.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One way to ask a coordinator something over HTTP.
///
/// @param feature its number among Flink's endpoints, for docs; empty if it is ours alone
/// @param path without version; variables begin with a colon
/// @param summary what it does, for docs
/// @param query names of parameters behind the question mark
/// @param request what the body is; null for none
/// @param reply what the answer is; `String` for plain text
/// @param status of an answer if all went well
/// @param role who may ask, if people are asked who they are
/// @param notYet why it does not exist here; null if it does
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

    /// Where the table of all begins.
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

    /// Needs that role, rather than the one that its method tells.
    RestEndpoint needs(AccessRole another) {
        return new RestEndpoint(feature, method, path, summary, query, request, reply, status, another, notYet);
    }

    /// Who only asks changes nothing.
    private static AccessRole roleOf(String method) {
        return method.equals("GET") ? AccessRole.READ : AccessRole.OPERATE;
    }

    /// Whether there is such an endpoint here.
    public boolean isDone() {
        return notYet == null;
    }

    /// Whether files are sent to it in a form.
    public boolean isForm() {
        return key().equals("POST /jars/upload") || key().equals("POST /jobs");
    }

    /// Method and path, which no other endpoint has.
    public String key() {
        return method + " " + path;
    }

    /// The names of the path's variables, in order.
    public List<String> variables() {
        List<String> names = new ArrayList<>();
        for (String part : path.split("/")) if (part.startsWith(":")) names.add(part.substring(1));
        return names;
    }

    /// The path with braces around its variables.
    public String bracedPath() {
        return path.replaceAll(":([a-z]+)", "{$1}");
    }

    /// The path with values in place of its variables, as it is asked for.
    public String path(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        for (String part : path.substring(1).split("/"))
            filled.append('/').append(part.startsWith(":") ? values.get(part.substring(1)) : part);
        return filled.toString();
    }
}
