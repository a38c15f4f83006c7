package dev.millrace.state.rows;

import java.util.List;

/// Holds the changes of one operator's keyed states in one subtask between two snapshots. Called by the states'
/// thread only.
///
/// @param completions the actions of each table and part of the operator when the checkpoint is complete
public record KeyedChanges(List<Runnable> completions) {
    public KeyedChanges {
        completions = List.copyOf(completions);
    }

    /// Notes that the snapshot's checkpoint is complete, so later snapshots need not contain these changes. Not
    /// called for a savepoint, because later checkpoints do not build on savepoints.
    public void complete() {
        completions.forEach(Runnable::run);
    }
}
