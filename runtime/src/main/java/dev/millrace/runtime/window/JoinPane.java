package dev.millrace.runtime.window;

/// The records of both sides of some window or part of one. Used again when its time is over: memory that was just
/// used is in the cache, and new memory never is.
record JoinPane(JoinLog lefts, JoinLog rights) {

    /// Drops all records.
    void forget() {
        lefts.forget();
        rights.forget();
    }
}
