package dev.millrace.sim.scale;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Counts what the stand-ins do. Thread-safe.
final class BegunSubtasks {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    void began(int subtasks) {
        begun.addAndGet(subtasks);
    }

    /// Returns the number of subtasks started in all attempts.
    long begun() {
        return begun.get();
    }

    /// Records an unexpected failure.
    void broke(Throwable thrown) {
        broken.compareAndSet(null, thrown);
    }

    /// Returns the first unexpected failure.
    @Nullable
    Throwable broken() {
        return broken.get();
    }
}
