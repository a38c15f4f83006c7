package dev.millrace.runtime.task;

import dev.millrace.runtime.step.Progress;

/// Where a subtask's records come from: channels of other subtasks, or a source. Used by the subtask's thread.
public interface Intake extends AutoCloseable {

    /// Takes what there is and pushes it into the chain, until the time is over or the outbox is not clear.
    ///
    /// @param untilNanos of the host's monotonic clock
    /// @return `DONE` once the chain has got its end
    Progress take(long untilNanos);

    /// Whether [#take] would find something.
    boolean isReady();
}
