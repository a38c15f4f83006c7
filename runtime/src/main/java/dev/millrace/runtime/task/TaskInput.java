package dev.millrace.runtime.task;

import dev.millrace.exchange.Control;
import dev.millrace.runtime.step.StepResult;

/// Where a subtask's records come from: channels of other subtasks, or a source. Used by the subtask's thread.
public interface TaskInput extends AutoCloseable {

    /// Takes what there is and pushes it into the chain, until the time is over or the outbox is not clear.
    ///
    /// @param untilNanos of the host's monotonic clock
    /// @return `DONE` once the chain has got its end
    StepResult take(long untilNanos);

    /// Whether [#take] would find something.
    boolean isReady();

    /// A checkpoint has begun.
    ///
    /// @param isLast whether a source reads nothing behind it
    void announce(Control.Barrier barrier, boolean isLast);

    /// The checkpoint is to be taken now, if that can be done before all its barriers have come.
    void overtake(Control.Barrier barrier);

    /// All subtasks have taken the checkpoint: what is still on its way to this one belongs to it, up to the barriers.
    void collect(long checkpoint);

    /// A checkpoint will not be completed: nobody waits for its barriers any more.
    void giveUp(long checkpoint);

    /// A source is to end as if there were no more to read.
    void drain();
}
