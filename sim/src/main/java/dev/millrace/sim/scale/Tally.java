package dev.millrace.sim.scale;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What stand-ins have been told to do. Any thread.
final class Tally {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    void began(int subtasks) {
        begun.addAndGet(subtasks);
    }

    /// How many subtasks were begun, of all attempts.
    long begun() {
        return begun.get();
    }

    /// Something went wrong that must not.
    void broke(Throwable thrown) {
        broken.compareAndSet(null, thrown);
    }

    /// The first that went wrong.
    @Nullable
    Throwable broken() {
        return broken.get();
    }
}
