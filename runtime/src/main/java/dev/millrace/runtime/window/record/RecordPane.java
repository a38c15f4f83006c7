package dev.millrace.runtime.window.record;

import dev.millrace.state.KeyedStates;

/// The records of all inputs in some window or part of one: `lefts` of the first input, `rights` of the second if there
/// is one. Used again when its time is over: memory that was just used is in the cache, and new memory never is.
record RecordPane(KeyedLog lefts, KeyedLog rights) {

    KeyedLog side(boolean isLeft) {
        return isLeft ? lefts : rights;
    }

    /// Adds a record of the current key.
    ///
    /// @param number larger than those of all records before
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value, long number) {
        side(isLeft).append(keyed, value, number);
    }

    /// Drops all records.
    void forget() {
        lefts.forget();
        rights.forget();
    }
}
