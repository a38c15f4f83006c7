package dev.millrace.runtime.chain;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Provides the services of a subtask to its operators. Called by the subtask's thread only, except where
/// stated otherwise.
public interface Services {

    Host host();

    /// Returns the identity of the subtask.
    Subtask subtask();

    /// Returns the counters of the subtask.
    SubtaskMetrics metrics();

    /// Returns the last millisecond that has passed completely, so that no more records can arrive with this time.
    default long millisOver() {
        return host().clock().millis() - 1;
    }

    /// Runs an action soon on the subtask's thread, between two records. Thread-safe. No effect after the
    /// subtask's end.
    void post(Runnable mail);

    /// Runs an action that may be a little late. Thread-safe. A napping thread is not woken, so several such
    /// actions cost one wake-up.
    default void postSoon(Runnable mail) {
        post(mail);
    }

    /// Stops the chain's input after the current record, or resumes it. An operator that has stopped the input
    /// must resume it once. Meanwhile, mail, callbacks and checkpoints run between two records.
    default void holdInput(boolean isHeld) {}

    /// Adds an action that runs when a step of the subtask has found no input. An operator that holds rows back under
    /// load emits the rows in such an action, so that rows do not wait without load.
    ///
    /// @param action returns whether there was something to do
    default void whenIdle(BooleanSupplier action) {}

    /// Returns the callbacks at wall-clock times.
    Deadlines deadlines();

    /// Returns the managed memory of the subtask in bytes. Records that need more memory go to temporary files.
    default long memoryBytes() {
        return 32 << 20;
    }

    /// Keeps the subtask alive. An operator with asynchronous work calls this method when it receives
    /// [Receiver#end] but forwards the end later. The subtask ends after the same number of calls of [#released].
    void retain();

    /// Reverts one [#retain].
    void released();

    /// Waits in the middle of a record. Meanwhile, mail and callbacks of this operator and deeper ones run.
    /// Operators before it are in the middle of a record, so theirs do not run. The other subtasks of this thread
    /// continue on another thread.
    ///
    /// @throws CancelledException if the job is cancelled meanwhile
    void waitUntil(BooleanSupplier isOver);

    /// Returns the number of records before the current one, for error messages.
    long position();

    /// Notes that user code has thrown at a record, for the policy that handles failed records.
    default void failedAt(@Nullable Object value, Throwable told) {}

    /// Returns the origin of the current record, for example a source split; empty if unknown.
    String origin();
}
