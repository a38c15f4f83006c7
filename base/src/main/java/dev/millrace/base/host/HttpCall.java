package dev.millrace.base.host;

import dev.millrace.base.collection.OrderedCopy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Describes an HTTP request.
///
/// @param body null for none
/// @param timeoutMillis the timeout until the response begins
/// @param tls the keys and trusted certificates for `https`; null for the certificates that the JDK trusts
public record HttpCall(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable Body body,
        int timeoutMillis,
        @Nullable SSLContext tls) {

    /// Provides the body of a request.
    @FunctionalInterface
    public interface Body {
        /// Opens the body when it is sent, possibly on another thread. The sender closes the stream.
        InputStream open() throws IOException;
    }

    /// Makes a request that uses the certificates that the JDK trusts.
    public HttpCall(String method, String url, Map<String, String> headers, @Nullable Body body, int timeoutMillis) {
        this(method, url, headers, body, timeoutMillis, null);
    }

    public HttpCall {
        headers = OrderedCopy.of(headers);
    }
}
