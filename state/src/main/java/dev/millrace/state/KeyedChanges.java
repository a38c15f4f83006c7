package dev.millrace.state;

import dev.millrace.state.table.ChangeSet;
import java.util.List;

/// What the keyed states of one operator in one subtask changed from one snapshot to the next. Used by the states'
/// thread.
public record KeyedChanges(List<ChangeSet> tables) {
    public KeyedChanges {
        tables = List.copyOf(tables);
    }

    /// The checkpoint that the snapshot belongs to is complete: later snapshots need not contain these changes. A
    /// savepoint is no such checkpoint, because the checkpoints that follow do not build on a savepoint.
    public void complete() {
        tables.forEach(ChangeSet::complete);
    }
}
