package dev.millrace.api.metric;

/// The metrics of a lookup cache.
public interface CacheMetricGroup extends MetricGroup {

    /// Registers how often the cache had the answer.
    void hitCounter(Counter hitCounter);

    /// Registers how often it had not.
    void missCounter(Counter missCounter);

    /// Registers how often something was loaded.
    void loadCounter(Counter loadCounter);

    /// Registers how often loading failed.
    void numLoadFailuresCounter(Counter numLoadFailuresCounter);

    /// Registers how many milliseconds the last loading took.
    void latestLoadTimeGauge(Gauge<Long> latestLoadTimeGauge);

    /// Registers how many records are held.
    void numCachedRecordsGauge(Gauge<Long> numCachedRecordsGauge);

    /// Registers how many bytes are held.
    void numCachedBytesGauge(Gauge<Long> numCachedBytesGauge);
}
