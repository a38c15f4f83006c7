package dev.millrace.table.connector.source.abilities;

import dev.millrace.table.data.RowData;
import java.io.Serializable;
import java.util.Optional;

/// Is a source for lookups that says which subtask looks up which row.
public interface SupportsLookupCustomShuffle {

    /// Returns the partitioning; empty if there is none.
    Optional<InputDataPartitioner> getPartitioner();

    /// Chooses subtasks.
    interface InputDataPartitioner extends Serializable {

        /// Returns the index of the subtask for a row with the columns of the key.
        int partition(RowData joinKeys, int numPartitions);

        /// Returns whether the same key always has the same subtask.
        default boolean isDeterministic() {
            return true;
        }
    }
}
