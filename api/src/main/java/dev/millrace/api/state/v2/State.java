package dev.millrace.api.state.v2;

/// Stores data of the current key.
public interface State {

    /// Removes the data of the current key asynchronously.
    StateFuture<Void> asyncClear();

    /// Removes the data of the current key.
    void clear();
}
