package dev.millrace.sql.print;

import dev.millrace.base.host.Host;
import java.io.PrintWriter;

/// Flushes a writer again and again until it is closed, so that a reader sees what is printed while the printer waits.
/// Thread-safe, as the writer is.
final class RepeatedFlush implements AutoCloseable {
    private final PrintWriter out;
    private final long nanos;
    private volatile boolean isOver;
    private volatile Runnable cancellation = () -> {};

    /// Starts to flush.
    ///
    /// @param nanos the time between two flushes
    RepeatedFlush(PrintWriter out, long nanos) {
        this.out = out;
        this.nanos = nanos;
        later();
    }

    private void later() {
        cancellation = Host.real().later("millrace-sql-flush", nanos, this::flush);
    }

    private void flush() {
        if (isOver) return;
        out.flush();
        later();
    }

    @Override
    public void close() {
        isOver = true;
        cancellation.run();
        out.flush();
    }
}
