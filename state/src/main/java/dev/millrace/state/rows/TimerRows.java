package dev.millrace.state.rows;

import java.io.IOException;

/// Receives the timers of snapshot files, in order. The key of each timer is selected.
///
/// @param <N> the type of the namespaces
public interface TimerRows<N> {
    /// Drops the timers of a key group that earlier files contained.
    void clear(int group);

    void add(N namespace, long timestamp) throws IOException;

    void remove(N namespace, long timestamp) throws IOException;
}
