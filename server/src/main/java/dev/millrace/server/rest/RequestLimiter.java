package dev.millrace.server.rest;

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

/// Limits the number of concurrent requests. If the limit is reached, the server answers at once that it is busy.
/// Requests with a body get half of the slots, so that slow uploads leave room for reads.
final class RequestLimiter extends Handler.Wrapper {
    private static final int BUSY = 503;
    private static final String WAIT_SECONDS = "1";

    private final int most;
    private final int mostWithBody;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger withBody = new AtomicInteger();

    RequestLimiter(int most) {
        this.most = most;
        this.mostWithBody = Math.max(1, most / 2);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!enters(inside, most)) {
            refuse(response, callback, most + " requests");
            return true;
        }
        boolean hasBody = hasBody(request);
        if (hasBody && !enters(withBody, mostWithBody)) {
            inside.decrementAndGet();
            refuse(response, callback, mostWithBody + " requests with a body");
            return true;
        }
        AtomicBoolean isInside = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (!isInside.compareAndSet(true, false)) return;
            inside.decrementAndGet();
            if (hasBody) withBody.decrementAndGet();
        };
        boolean isTaken = false;
        try {
            isTaken = super.handle(request, response, Callback.from(callback, leave));
            return isTaken;
        } finally {
            // If the handler does not accept the request, or throws, nothing else releases the slot.
            if (!isTaken) leave.run();
        }
    }

    private static boolean enters(AtomicInteger inside, int most) {
        if (inside.incrementAndGet() <= most) return true;
        inside.decrementAndGet();
        return false;
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static void refuse(Response response, Callback callback, String most) {
        var errors = new ClusterMessages.Errors(
                List.of("This server answers " + most + " at a time; try again in a second."));
        response.setStatus(BUSY);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, WAIT_SECONDS);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, RestServer.JSON);
        byte[] text = JsonRecords.write(errors).getBytes(StandardCharsets.UTF_8);
        response.write(true, BufferUtil.toBuffer(text), callback);
    }
}
