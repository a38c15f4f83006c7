package dev.millrace.api.metric;

/// Part of a metric that the engine refreshes at a fixed interval, so that reading it costs little.
public interface View {

    /// Seconds between two updates.
    int UPDATE_INTERVAL_SECONDS = 5;

    /// Called each [#UPDATE_INTERVAL_SECONDS], from one thread.
    void update();
}
