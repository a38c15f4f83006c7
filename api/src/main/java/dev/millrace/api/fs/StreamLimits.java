package dev.millrace.api.fs;

import dev.millrace.api.fs.LimitedConnectionsFileSystem.ConnectionLimitingSettings;
import dev.millrace.api.time.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts open streams, and lets callers wait for a free one. Thread-safe.
final class StreamLimits {
    private final ConnectionLimitingSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasChanged = lock.newCondition();
    private final List<StreamProgress> open = new ArrayList<>();
    private int reading;
    private int writing;

    StreamLimits(ConnectionLimitingSettings settings) {
        this.settings = settings;
    }

    /// Opens a stream of the original file system.
    @FunctionalInterface
    interface Opening<T extends Closeable> {
        T open() throws IOException;
    }

    ConnectionLimitingSettings settings() {
        return settings;
    }

    int reading() {
        lock.lock();
        try {
            return reading;
        } finally {
            lock.unlock();
        }
    }

    int writing() {
        lock.lock();
        try {
            return writing;
        } finally {
            lock.unlock();
        }
    }

    FSDataInputStream read(Opening<FSDataInputStream> opening) throws IOException {
        acquire(true);
        boolean isOpen = false;
        try {
            FSDataInputStream stream = opening.open();
            StreamProgress progress = new StreamProgress(this, true, stream, stream::getPos);
            add(progress);
            isOpen = true;
            return new LimitedInput(stream, progress);
        } finally {
            if (!isOpen) release(true);
        }
    }

    FSDataOutputStream write(Opening<FSDataOutputStream> opening) throws IOException {
        acquire(false);
        boolean isOpen = false;
        try {
            FSDataOutputStream stream = opening.open();
            StreamProgress progress = new StreamProgress(this, false, stream, stream::getPos);
            add(progress);
            isOpen = true;
            return new LimitedOutput(stream, progress);
        } finally {
            if (!isOpen) release(false);
        }
    }

    private void acquire(boolean isRead) throws IOException {
        Deadline end = Deadline.fromNow(Duration.ofMillis(settings.streamOpenTimeout));
        lock.lock();
        try {
            while (!hasRoom(isRead)) {
                if (settings.streamOpenTimeout > 0 && end.isOverdue()) throw tooMany();
                if (!closeInactive(isRead)) hasChanged.await(pauseMillis(end), TimeUnit.MILLISECONDS);
            }
            count(isRead, 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The thread was interrupted while the thread waited for a free stream.");
        } finally {
            lock.unlock();
        }
    }

    private long pauseMillis(Deadline end) {
        long pause = settings.streamInactivityTimeout > 0 ? settings.streamInactivityTimeout : Long.MAX_VALUE;
        if (settings.streamOpenTimeout > 0)
            pause = Math.min(pause, end.timeLeft().toMillis());
        return Math.max(1, pause);
    }

    private boolean hasRoom(boolean isRead) {
        int limit = isRead ? settings.limitInput : settings.limitOutput;
        int used = isRead ? reading : writing;
        return (limit <= 0 || used < limit) && (settings.limitTotal <= 0 || reading + writing < settings.limitTotal);
    }

    /// Closes the streams that have made no progress since the timeout.
    ///
    /// @return whether a stream was closed
    private boolean closeInactive(boolean isRead) {
        if (settings.streamInactivityTimeout <= 0) return false;
        Duration timeout = Duration.ofMillis(settings.streamInactivityTimeout);
        boolean isAnyClosed = false;
        for (StreamProgress each : List.copyOf(open)) {
            boolean helps = settings.limitTotal > 0 || each.isRead() == isRead;
            if (!helps || each.isActiveWithin(timeout)) continue;
            each.closeAsInactive();
            isAnyClosed = true;
        }
        return isAnyClosed;
    }

    private IOException tooMany() {
        return new IOException(
                "No stream could be opened within %d ms: %d streams read and %d write. The limits are %d, %d and %d in total."
                        .formatted(
                                settings.streamOpenTimeout,
                                reading,
                                writing,
                                settings.limitInput,
                                settings.limitOutput,
                                settings.limitTotal));
    }

    private void add(StreamProgress progress) {
        lock.lock();
        try {
            open.add(progress);
        } finally {
            lock.unlock();
        }
    }

    /// Removes a closed stream; called once for each stream.
    void remove(StreamProgress progress) {
        lock.lock();
        try {
            if (open.remove(progress)) release(progress.isRead());
        } finally {
            lock.unlock();
        }
    }

    private void release(boolean isRead) {
        lock.lock();
        try {
            count(isRead, -1);
            hasChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void count(boolean isRead, int change) {
        if (isRead) reading += change;
        else writing += change;
    }
}
