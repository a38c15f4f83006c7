package dev.millrace.runtime.operator;

/// Marks an operator that finishes its keys one after the other in batch mode.
public interface KeyedOperator {

    /// Notes that all records of one key follow.
    default void beginKey() {}

    /// Fires the timers of the current key. No record of this key follows.
    void endOfKey();
}
