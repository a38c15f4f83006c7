package dev.millrace.api.state.v2;

/// What a function keeps for the current key.
public interface State {

    /// Forgets what is kept for the key.
    StateFuture<Void> asyncClear();

    /// Forgets what is kept for the key.
    void clear();
}
