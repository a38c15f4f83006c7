package dev.millrace.server.http;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// What answers which endpoint.
final class Routes {
    private final Map<String, Answer> byKey = new LinkedHashMap<>();

    /// Answers a request.
    @FunctionalInterface
    interface Answer {
        /// A record for JSON, or a [Text].
        Object to(Question question) throws Exception;
    }

    /// Something that is no JSON.
    record Text(String contentType, InputStream content) {}

    /// @param key as [dev.millrace.client.Endpoint#key]
    void on(String key, Answer answer) {
        if (byKey.put(key, answer) != null) throw new IllegalStateException(key + " is answered twice");
    }

    Map<String, Answer> all() {
        return byKey;
    }
}
