package dev.millrace.sql.stream.process;

/// Is a state of a function, between the engine and the function. Not thread-safe.
sealed interface FunctionState permits ValueEntry, ListEntry, MapEntry {

    /// Returns the object that the function changes during a call.
    Object before();

    /// Stores the object after a call.
    ///
    /// @param isCleared whether the function has cleared the state
    void after(boolean isCleared);
}
