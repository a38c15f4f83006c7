package dev.millrace.server.http;

import dev.millrace.api.execution.JobID;
import dev.millrace.format.text.JsonRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Represents an HTTP request, independently of the HTTP library.
///
/// @param variables path variables
/// @param query all values of each parameter
/// @param body the body as text, or the form field `request`; empty if there is none
/// @param files the files of a form
/// @param address of this server, as in the request
public record HttpRequest(
        Map<String, String> variables,
        Map<String, List<String>> query,
        String body,
        List<FormFile> files,
        String address) {

    /// Represents a file of a form.
    ///
    /// @param size in bytes
    public record FormFile(String name, long size, Content content) {}

    /// Opens the content of a file.
    public interface Content {
        InputStream open() throws IOException;
    }

    /// Creates a request that has only path variables.
    public static HttpRequest about(Map<String, String> variables) {
        return new HttpRequest(variables, Map.of(), "", List.of(), "");
    }

    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) throw new IllegalStateException("the path has no variable " + name);
        return value;
    }

    /// @throws Refusal if the variable is not a job id
    public JobID job() {
        try {
            return JobID.fromHexString(variable("jobid"));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.bad("Cannot resolve path parameter (jobid) from value \"" + variable("jobid") + "\".");
        }
    }

    public int number(String variable) {
        try {
            return Integer.parseInt(variable(variable));
        } catch (NumberFormatException wrong) {
            throw unresolved(variable);
        }
    }

    public long bigNumber(String variable) {
        try {
            return Long.parseLong(variable(variable));
        } catch (NumberFormatException wrong) {
            throw unresolved(variable);
        }
    }

    private Refusal unresolved(String variable) {
        return Refusal.bad(
                "Cannot resolve path parameter (" + variable + ") from value \"" + variable(variable) + "\".");
    }

    /// Returns the first value of a parameter; null if there is none.
    @Nullable
    public String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    @Nullable
    public Integer numberParameter(String name) {
        String text = parameter(name);
        if (text == null) return null;
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException wrong) {
            throw Refusal.bad("Cannot resolve query parameter (" + name + ") from value \"" + text + "\".");
        }
    }

    /// Returns a large number; zero if the parameter is missing.
    public long longParameter(String name) {
        String text = parameter(name);
        if (text == null) return 0;
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw Refusal.bad("Cannot resolve query parameter (" + name + ") from value \"" + text + "\".");
        }
    }

    /// Returns the values of a parameter that may be separated by commas or repeated.
    public List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String each : query.getOrDefault(name, List.of()))
            for (String part : each.split(",")) if (!part.isEmpty()) all.add(part);
        return all;
    }

    /// Parses the body. If there is none, all fields of the result are absent.
    ///
    /// @throws Refusal if the body does not have that shape
    public <T> T body(Class<T> type) {
        try {
            return JsonRecords.read(body.isBlank() ? "{}" : body, type);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.bad(
                    "Request did not match expected format " + type.getSimpleName() + ": " + wrong.getMessage());
        }
    }
}
