package dev.millrace.runtime.task;

import dev.millrace.exchange.Control;
import dev.millrace.runtime.step.StepResult;
import dev.millrace.runtime.tap.RecordTap;

/// Provides the input of a subtask, from channels or from a source. Called by the subtask's thread only.
public interface TaskInput extends AutoCloseable {

    /// Takes available input and pushes it into the chain, until the time is over or the outbox is full.
    ///
    /// @param untilNanos the end of the time, by the host's monotonic clock
    /// @return `DONE` when the chain has received its end
    StepResult take(long untilNanos);

    /// Returns whether [#take] has something to do.
    boolean isReady();

    /// Announces a checkpoint.
    ///
    /// @param isLast true if a source stops reading after the barrier
    void announce(Control.Barrier barrier, boolean isLast);

    /// Takes the checkpoint now, without waiting for all barriers, if the subtask supports that.
    void overtake(Control.Barrier barrier);

    /// Notes that all subtasks have taken the checkpoint. Batches in the channels up to the barriers become its
    /// channel state.
    void collect(long checkpoint);

    /// Notes that a checkpoint was aborted, so its barriers are no longer awaited.
    void giveUp(long checkpoint);

    /// Ends a source's input early.
    void drain();

    /// Passes arriving batches to a tap from now on. Thread-safe.
    ///
    /// @return false if another tap is there, or if no batches arrive, as at sources
    default boolean tap(RecordTap tap) {
        return false;
    }

    /// Removes a tap. Thread-safe.
    default void untap(RecordTap tap) {}
}
