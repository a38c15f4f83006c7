package dev.millrace.api.function;

import java.io.Serializable;

/// Chooses the channel of each record by the key of the record.
@FunctionalInterface
public interface Partitioner<K> extends Serializable, Function {

    /// Returns the channel for a key, from 0 to `numPartitions - 1`.
    int partition(K key, int numPartitions);
}
