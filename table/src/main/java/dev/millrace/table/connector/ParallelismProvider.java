package dev.millrace.table.connector;

import java.util.Optional;

/// Says how many subtasks a source or sink wants.
public interface ParallelismProvider {

    /// Returns the number of subtasks; empty for that of the query.
    default Optional<Integer> getParallelism() {
        return Optional.empty();
    }
}
