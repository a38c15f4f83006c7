package dev.millrace.server.web;

import dev.millrace.base.host.Host;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.page.Routes;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends the state of all jobs, and of one job, to each client every second, as server-sent events. A client that reads
/// slowly blocks only its own stream, and nothing is queued for it. Thread-safe.
public final class EventStream implements AutoCloseable {
    private static final int STREAMS = 64;
    private static final int BUSY = 503;
    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();
    /// The first periods are short, because a job, or its first measurement, may be a moment away.
    private static final int FIRST_PERIODS = 4;
    private static final long FIRST_PERIOD_NANOS = Duration.ofMillis(250).toNanos();
    /// Lists of more jobs are sent less often.
    private static final int LARGE_BYTES = 100_000;
    private static final int LARGE_PERIODS = 5;
    /// A stream ends after this number of periods; its client connects again and is authenticated again.
    private static final int PERIODS = 600;

    private final Routes routes;
    private final Host host;
    private final Semaphore free = new Semaphore(STREAMS);
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    public EventStream(Routes routes, Host host) {
        this.routes = routes;
        this.host = host;
    }

    /// Returns whether the server can send events.
    public boolean isPossible() {
        return routes.all().containsKey("GET /live");
    }

    /// Sends events until the client hangs up, the server closes, or the time is over.
    ///
    /// @param isLeading whether this process still decides about jobs
    /// @throws Refusal if there are too many streams
    public void serve(Context context, BooleanSupplier isLeading) throws IOException {
        if (!free.tryAcquire())
            throw Refusal.of(BUSY, "This server sends events to " + STREAMS + " clients at a time; poll /live.");
        streams.add(Thread.currentThread());
        try {
            context.res().setContentType("text/event-stream");
            context.res().setCharacterEncoding("UTF-8");
            context.res().setHeader("Cache-Control", "no-store");
            context.res().setHeader("X-Accel-Buffering", "no");
            send(context.res().getOutputStream(), context.queryParam("job"), isLeading);
        } catch (IOException hungUp) {
            // The client has closed the connection.
        } finally {
            streams.remove(Thread.currentThread());
            free.release();
        }
    }

    private void send(OutputStream out, @Nullable String job, BooleanSupplier isLeading) throws IOException {
        int next = 0;
        for (int period = 0; period < PERIODS && !isClosed && isLeading.getAsBoolean(); period++) {
            long nanos = period < FIRST_PERIODS ? FIRST_PERIOD_NANOS : PERIOD_NANOS;
            long end = host.clock().nanos() + nanos;
            if (period >= next) {
                int bytes = event(out, "cluster", "GET /live", Map.of());
                next = period + (bytes > LARGE_BYTES ? LARGE_PERIODS : 1);
            }
            if (job != null) event(out, "job", "GET /jobs/:jobid/live", Map.of("jobid", job));
            out.flush();
            for (long left = nanos;
                    left > 0 && !isClosed;
                    left = end - host.clock().nanos()) host.threads().park(left);
        }
    }

    /// Writes an event with the answer of a route, and returns its size in bytes. A refusal is an event, too.
    private int event(OutputStream out, String name, String route, Map<String, String> variables) throws IOException {
        String kind = name;
        String text;
        try {
            Routes.Answer answer = routes.all().get(route);
            if (answer == null) return 0;
            text = JsonRecords.write(answer.to(HttpRequest.about(variables)));
        } catch (Refusal refused) {
            kind = name + "-gone";
            text = JsonRecords.write(Map.of("why", String.valueOf(refused.getMessage())));
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        byte[] bytes = ("event: " + kind + "\ndata: " + text.replace("\n", "\ndata: ") + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }

    /// Ends all streams.
    @Override
    public void close() {
        isClosed = true;
        for (Thread each : streams) host.threads().unpark(each);
    }
}
