package dev.millrace.state.rows;

import java.util.List;

/// What the keyed states of one operator in one subtask changed from one snapshot to the next. Used by the
/// states' thread.
///
/// @param completions what each table and each part of the operator does when the checkpoint is complete
public record KeyedChanges(List<Runnable> completions) {
    public KeyedChanges {
        completions = List.copyOf(completions);
    }

    /// The checkpoint that the snapshot belongs to is complete: later snapshots need not contain these changes. A
    /// savepoint is no such checkpoint, because the checkpoints that follow do not build on a savepoint.
    public void complete() {
        completions.forEach(Runnable::run);
    }
}
