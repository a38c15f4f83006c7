package dev.millrace.api.metric;

/// Registers the metrics of a lookup cache.
public interface CacheMetricGroup extends MetricGroup {

    /// Registers the number of lookups that found an entry.
    void hitCounter(Counter hitCounter);

    /// Registers the number of lookups that found no entry.
    void missCounter(Counter missCounter);

    /// Registers the number of loads.
    void loadCounter(Counter loadCounter);

    /// Registers the number of failed loads.
    void numLoadFailuresCounter(Counter numLoadFailuresCounter);

    /// Registers the duration of the last load in milliseconds.
    void latestLoadTimeGauge(Gauge<Long> latestLoadTimeGauge);

    /// Registers the number of records in the cache.
    void numCachedRecordsGauge(Gauge<Long> numCachedRecordsGauge);

    /// Registers the number of bytes in the cache.
    void numCachedBytesGauge(Gauge<Long> numCachedBytesGauge);
}
