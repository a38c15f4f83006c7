package dev.millrace.cep.configuration;

import dev.millrace.api.config.ReadableConfig;
import java.io.Serializable;
import java.time.Duration;

/// Holds the values of [CEPCacheOptions].
public final class SharedBufferCacheConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int eventsBufferCacheSlots;
    private final int entryCacheSlots;
    private final Duration cacheStatisticsInterval;

    public SharedBufferCacheConfig() {
        this(
                CEPCacheOptions.CEP_SHARED_BUFFER_EVENT_CACHE_SLOTS.defaultValue(),
                CEPCacheOptions.CEP_SHARED_BUFFER_ENTRY_CACHE_SLOTS.defaultValue(),
                CEPCacheOptions.CEP_CACHE_STATISTICS_INTERVAL.defaultValue());
    }

    public SharedBufferCacheConfig(int eventsBufferCacheSlots, int entryCacheSlots, Duration cacheStatisticsInterval) {
        this.eventsBufferCacheSlots = eventsBufferCacheSlots;
        this.entryCacheSlots = entryCacheSlots;
        this.cacheStatisticsInterval = cacheStatisticsInterval;
    }

    /// Reads the values from a configuration.
    public static SharedBufferCacheConfig of(ReadableConfig readableConfig) {
        return new SharedBufferCacheConfig(
                readableConfig.get(CEPCacheOptions.CEP_SHARED_BUFFER_EVENT_CACHE_SLOTS),
                readableConfig.get(CEPCacheOptions.CEP_SHARED_BUFFER_ENTRY_CACHE_SLOTS),
                readableConfig.get(CEPCacheOptions.CEP_CACHE_STATISTICS_INTERVAL));
    }

    public int getEventsBufferCacheSlots() {
        return eventsBufferCacheSlots;
    }

    public int getEntryCacheSlots() {
        return entryCacheSlots;
    }

    public Duration getCacheStatisticsInterval() {
        return cacheStatisticsInterval;
    }
}
