package dev.millrace.sim.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Reads from the engine's log why an attempt of a job failed. The engine reports this nowhere else if another attempt
/// follows. Thread-safe.
public final class AttemptLog extends Handler {
    private static final Map<String, Consumer<Throwable>> LISTENERS = new ConcurrentHashMap<>();
    private static final String PREFIX = "job 'sim-";
    /// A strong reference, because an unreferenced logger loses its settings.
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

    /// @param listener receives the failure of each attempt that another attempt follows, on the running thread
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
