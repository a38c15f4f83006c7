package dev.millrace.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/// Answers while a body is still coming, and reads on for a while: who writes when nobody reads any more learns that
/// the connection is broken, and not why.
///
/// @param mostBytes how much of a body is read and thrown away; who sends more is hung up on
record Lingering(long mostBytes) {
    private static final int BUFFER_BYTES = 1 << 16;

    /// @param answer with nothing of it sent before
    void answer(Context context, byte[] answer) throws IOException {
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
            // It has its answer, or does not want it.
        }
    }
}
