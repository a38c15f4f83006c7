package dev.millrace.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/// Answers a request while the client still sends its body, and drains the body for a while. If the server closed the
/// connection at once, the client would see a broken connection instead of the response.
///
/// @param mostBytes the number of bytes to read and discard; then the server closes the connection
public record RequestDrain(long mostBytes) {
    private static final int BUFFER_BYTES = 1 << 16;

    /// @param answer the response body; nothing has been sent before
    public void answer(Context context, byte[] answer) throws IOException {
        context.res().setContentLength(answer.length);
        context.res().getOutputStream().write(answer);
        context.res().flushBuffer();
        drain(context);
    }

    private void drain(Context context) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = mostBytes;
        try {
            InputStream body = context.req().getInputStream();
            while (left > 0) {
                int read = body.read(buffer);
                if (read < 0) return;
                left -= read;
            }
        } catch (IOException hungUp) {
            // The client has closed the connection, with or without reading the response.
        }
    }
}
