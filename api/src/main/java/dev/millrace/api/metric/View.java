package dev.millrace.api.metric;

/// Updates a metric at a fixed interval, so that reads are cheap.
public interface View {

    /// The seconds between two updates.
    int UPDATE_INTERVAL_SECONDS = 5;

    /// Updates the metric. One thread calls this method every [#UPDATE_INTERVAL_SECONDS] seconds.
    void update();
}
