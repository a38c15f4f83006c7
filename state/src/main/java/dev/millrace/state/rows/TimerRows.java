package dev.millrace.state.rows;

import java.io.IOException;

/// Takes the timers in that snapshot files hold, in order. The key of a timer is the current one.
///
/// @param <N> namespaces
public interface TimerRows<N> {
    /// What was there of a key group counts no more.
    void clear(int group);

    void add(N namespace, long timestamp) throws IOException;

    void remove(N namespace, long timestamp) throws IOException;
}
