package dev.millrace.api.fs;

import dev.millrace.api.fs.LimitedConnectionsFileSystem.StreamTimeoutException;
import dev.millrace.api.time.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tracks whether an open stream makes progress. Closes the stream once. Thread-safe.
final class StreamProgress {
    private static final Logger LOG = LoggerFactory.getLogger(StreamProgress.class);

    private final StreamLimits limits;
    private final boolean isRead;
    private final Closeable stream;
    private final Position position;
    private volatile @Nullable StreamTimeoutException timeout;
    private long lastPosition = -1;
    private Deadline lastProgress = Deadline.now();

    /// Returns the position of a stream.
    @FunctionalInterface
    interface Position {
        long get() throws IOException;
    }

    StreamProgress(StreamLimits limits, boolean isRead, Closeable stream, Position position) {
        this.limits = limits;
        this.isRead = isRead;
        this.stream = stream;
        this.position = position;
    }

    boolean isRead() {
        return isRead;
    }

    /// Returns whether the position has changed within the last period. Called with the lock of the limits.
    boolean isActiveWithin(Duration period) {
        long now;
        try {
            now = position.get();
        } catch (IOException unknown) {
            return true;
        }
        if (now != lastPosition) {
            lastPosition = now;
            lastProgress = Deadline.now();
        }
        return lastProgress.plus(period).hasTimeLeft();
    }

    /// Throws the reason if the stream was closed because the stream was inactive.
    void check() throws IOException {
        StreamTimeoutException reason = timeout;
        if (reason != null) throw new StreamTimeoutException(reason);
    }

    /// Closes the stream in favour of another caller.
    void closeAsInactive() {
        timeout = new StreamTimeoutException();
        try {
            close();
        } catch (IOException failed) {
            LOG.debug("An inactive stream could not be closed", failed);
        }
    }

    /// Closes the stream.
    void close() throws IOException {
        try {
            stream.close();
        } finally {
            limits.remove(this);
        }
    }
}
