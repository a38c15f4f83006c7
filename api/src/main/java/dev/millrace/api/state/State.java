package dev.millrace.api.state;

/// State of a function. Keyed state belongs to the key of the record being processed. The task's thread owns it.
public interface State {

    /// Forgets what is kept for the current key.
    void clear();
}
