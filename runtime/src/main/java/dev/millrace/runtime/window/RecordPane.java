package dev.millrace.runtime.window;

import dev.millrace.state.KeyedStates;

/// The records of both sides of some window or part of one. Used again when its time is over: memory that was just
/// used is in the cache, and new memory never is.
record RecordPane(KeyedLog lefts, KeyedLog rights) {

    KeyedLog side(boolean isLeft) {
        return isLeft ? lefts : rights;
    }

    /// Adds a record of the current key.
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value) {
        side(isLeft).append(keyed, value);
    }

    /// Drops all records.
    void forget() {
        lefts.forget();
        rights.forget();
    }
}
