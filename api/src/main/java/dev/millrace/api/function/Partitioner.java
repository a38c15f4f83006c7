package dev.millrace.api.function;

import java.io.Serializable;

/// Chooses the channel of each record by its key.
@FunctionalInterface
public interface Partitioner<K> extends Serializable, Function {

    /// The channel, from 0 to numPartitions - 1.
    int partition(K key, int numPartitions);
}
