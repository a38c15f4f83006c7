package dev.millrace.server.http;

import dev.millrace.client.message.ClusterMessages;
import dev.millrace.format.text.JsonRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Lets so many requests in at a time; others are told at once to come back.
final class Crowd extends Handler.Wrapper {
    private static final int BUSY = 503;
    private static final String WAIT_SECONDS = "1";

    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    Crowd(int most) {
        this.most = most;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            refuse(response, callback);
            return true;
        }
        AtomicBoolean isInside = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (isInside.compareAndSet(true, false)) inside.decrementAndGet();
        };
        boolean isTaken = false;
        try {
            isTaken = super.handle(request, response, Callback.from(callback, leave));
            return isTaken;
        } finally {
            // Who does not take it, or throws, need not end it.
            if (!isTaken) leave.run();
        }
    }

    private void refuse(Response response, Callback callback) {
        var errors = new ClusterMessages.Errors(
                List.of("This server answers " + most + " requests at a time; try again in a second."));
        response.setStatus(BUSY);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, WAIT_SECONDS);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, RestServer.JSON);
        byte[] text = JsonRecords.write(errors).getBytes(StandardCharsets.UTF_8);
        response.write(true, BufferUtil.toBuffer(text), callback);
    }
}
