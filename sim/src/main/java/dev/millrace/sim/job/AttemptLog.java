package dev.millrace.sim.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hears from the engine's log why an attempt at a job failed, which nobody else is told if another follows.
/// Any thread.
public final class AttemptLog extends Handler {
    private static final Map<String, Consumer<Throwable>> LISTENERS = new ConcurrentHashMap<>();
    private static final String PREFIX = "job 'sim-";
    /// Kept, since a logger that nobody holds loses its settings.
    private static final Logger ENGINE = Logger.getLogger("dev.millrace");

    static {
        ENGINE.setUseParentHandlers(false);
        ENGINE.setLevel(Level.WARNING);
        ENGINE.addHandler(new AttemptLog());
    }

    private AttemptLog() {}

    public static String jobName(long seed) {
        return "sim-" + seed;
    }

    /// @param listener told of each attempt that fails and is followed by another, on the thread that has the turn
    public static void listen(long seed, Consumer<Throwable> listener) {
        LISTENERS.put("" + seed, listener);
    }

    public static void forget(long seed) {
        LISTENERS.remove("" + seed);
    }

    @Override
    public void publish(LogRecord record) {
        String message = record.getMessage();
        Throwable thrown = record.getThrown();
        if (thrown == null || message == null) return;
        int at = message.indexOf(PREFIX);
        if (at < 0) return;
        int seed = at + PREFIX.length();
        Consumer<Throwable> listener = LISTENERS.get(message.substring(seed, message.indexOf('\'', seed)));
        if (listener != null) listener.accept(thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
