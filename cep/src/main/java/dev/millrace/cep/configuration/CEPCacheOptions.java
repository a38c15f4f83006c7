package dev.millrace.cep.configuration;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import java.time.Duration;

/// Defines the options of Flink's cache for shared events. Millrace accepts the options and needs
/// no such cache.
public class CEPCacheOptions {
    private static final String NO_CACHE = "Accepted, and has no effect: partial matches are in memory.";

    public static final ConfigOption<Integer> CEP_SHARED_BUFFER_EVENT_CACHE_SLOTS = ConfigOptions.key(
                    "pipeline.cep.sharedbuffer.cache.event-slots")
            .intType()
            .defaultValue(1024)
            .withDescription(NO_CACHE);

    public static final ConfigOption<Integer> CEP_SHARED_BUFFER_ENTRY_CACHE_SLOTS = ConfigOptions.key(
                    "pipeline.cep.sharedbuffer.cache.entry-slots")
            .intType()
            .defaultValue(1024)
            .withDescription(NO_CACHE);

    public static final ConfigOption<Duration> CEP_CACHE_STATISTICS_INTERVAL = ConfigOptions.key(
                    "pipeline.cep.sharedbuffer.cache.statistics-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(30))
            .withDescription(NO_CACHE);

    private CEPCacheOptions() {}
}
