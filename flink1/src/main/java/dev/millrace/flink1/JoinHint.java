package dev.millrace.flink1;

/// Names strategies for joins. They have no effect.
public enum JoinHint {
    OPTIMIZER_CHOOSES,
    BROADCAST_HASH_FIRST,
    BROADCAST_HASH_SECOND,
    REPARTITION_HASH_FIRST,
    REPARTITION_HASH_SECOND,
    REPARTITION_SORT_MERGE
}
