package dev.millrace.api.accumulator;

import java.io.Serializable;

/// Gathers values in each task; the job merges what the tasks have. A task's thread owns it.
public interface Accumulator<V, R extends Serializable> extends Serializable, Cloneable {

    /// Takes a value in.
    void add(V value);

    /// What this task has gathered.
    R getLocalValue();

    /// Forgets all values.
    void resetLocal();

    /// Takes in what another task has gathered.
    void merge(Accumulator<V, R> other);

    /// A copy that shares nothing that changes.
    Accumulator<V, R> clone();
}
