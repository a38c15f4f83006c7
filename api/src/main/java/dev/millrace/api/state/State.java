package dev.millrace.api.state;

/// Stores data of a function between records. Keyed state belongs to the key of the current record. Called by the
/// subtask's thread only.
public interface State {

    /// Clears the state of the current key.
    void clear();
}
