package dev.millrace.runtime.window.record;

import dev.millrace.state.KeyedStates;

/// Holds the records of all inputs in a window or a slice: `lefts` of the first input, `rights` of the second if there
/// is one. The operator reuses a pane after its time, because recently used memory is still in the processor's cache.
record RecordPane(KeyedLog lefts, KeyedLog rights) {

    KeyedLog side(boolean isLeft) {
        return isLeft ? lefts : rights;
    }

    /// Adds a record of the current key.
    ///
    /// @param number the number of the record, larger than all earlier ones
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value, long number) {
        side(isLeft).append(keyed, value, number);
    }

    /// Drops all records.
    void forget() {
        lefts.forget();
        rights.forget();
    }
}
