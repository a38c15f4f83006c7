package dev.millrace.flink1;

/// Advice on how to join. It is taken from programs and changes nothing.
public enum JoinHint {
    OPTIMIZER_CHOOSES,
    BROADCAST_HASH_FIRST,
    BROADCAST_HASH_SECOND,
    REPARTITION_HASH_FIRST,
    REPARTITION_HASH_SECOND,
    REPARTITION_SORT_MERGE
}
