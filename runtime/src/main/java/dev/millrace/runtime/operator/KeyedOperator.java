package dev.millrace.runtime.operator;

/// An operator that can be done with a key: in batch mode its keys come one after the other.
public interface KeyedOperator {

    /// No record of the current key will follow: its timers fire.
    void endOfKey();
}
