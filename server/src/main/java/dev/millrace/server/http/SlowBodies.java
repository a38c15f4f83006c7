package dev.millrace.server.http;

import dev.millrace.base.host.Clock;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Fails requests whose bodies arrive too slowly. Each request is measured by itself.
public final class SlowBodies extends Handler.Wrapper {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Clock clock;
    private final long leastBytes;

    /// @param leastBytes the minimum number of body bytes per second
    public SlowBodies(Clock clock, long leastBytes) {
        this.clock = clock;
        this.leastBytes = leastBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(leastBytes > 0 ? new Watched(request) : request, response, callback);
    }

    /// Measures from the moment at which a reader first waits for the body.
    private final class Watched extends Request.Wrapper {
        private boolean hasBegun;
        private long beginNanos;
        private long bytes;
        private Content.@Nullable Chunk failure;

        Watched(Request request) {
            super(request);
        }

        @Override
        public void demand(Runnable callback) {
            if (!hasBegun) {
                hasBegun = true;
                beginNanos = clock.nanos();
            }
            super.demand(callback);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (failure != null) return failure;
            if (isTooSlow()) {
                failure = Content.Chunk.from(
                        new TimeoutException("the body comes with less than " + leastBytes + " bytes a second"));
                return failure;
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) bytes += chunk.remaining();
            return chunk;
        }

        private boolean isTooSlow() {
            if (!hasBegun) return false;
            long nanos = clock.nanos() - beginNanos;
            return nanos > SECOND_NANOS && (double) bytes * SECOND_NANOS / nanos < leastBytes;
        }
    }
}
