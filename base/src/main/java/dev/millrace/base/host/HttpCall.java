package dev.millrace.base.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request over HTTP.
///
/// @param body null for none
/// @param timeoutMillis for the answer to begin
public record HttpCall(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable Body body,
        int timeoutMillis) {

    /// What is sent along.
    @FunctionalInterface
    public interface Body {
        /// Opened as it is sent, perhaps on another thread, and closed by the sender.
        InputStream open() throws IOException;
    }

    public HttpCall {
        headers = Map.copyOf(headers);
    }
}
