package dev.millrace.base.host;

import dev.millrace.base.collection.OrderedCopy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A request over HTTP.
///
/// @param body null for none
/// @param timeoutMillis for the answer to begin
/// @param tls whom to trust and what to prove, for `https`; null for what the JDK trusts
public record HttpCall(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable Body body,
        int timeoutMillis,
        @Nullable SSLContext tls) {

    /// What is sent along.
    @FunctionalInterface
    public interface Body {
        /// Opened as it is sent, perhaps on another thread, and closed by the sender.
        InputStream open() throws IOException;
    }

    /// With the certificates that the JDK trusts.
    public HttpCall(String method, String url, Map<String, String> headers, @Nullable Body body, int timeoutMillis) {
        this(method, url, headers, body, timeoutMillis, null);
    }

    public HttpCall {
        headers = OrderedCopy.of(headers);
    }
}
