package dev.millrace.table.connector.source.lookup;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import java.time.Duration;

/// Lists the options of tables that are looked up.
public class LookupOptions {
    /// Selects the kind of cache.
    public static final ConfigOption<LookupCacheType> CACHE_TYPE = ConfigOptions.key("lookup.cache")
            .enumType(LookupCacheType.class)
            .defaultValue(LookupCacheType.NONE)
            .withDescription("The kind of cache: NONE, PARTIAL or FULL.");

    /// Says how often a failed lookup is repeated.
    public static final ConfigOption<Integer> MAX_RETRIES = ConfigOptions.key("lookup.max-retries")
            .intType()
            .defaultValue(3)
            .withDescription("How often a failed lookup is repeated.");

    /// Says after which time an unused entry is dropped.
    public static final ConfigOption<Duration> PARTIAL_CACHE_EXPIRE_AFTER_ACCESS = ConfigOptions.key(
                    "lookup.partial-cache.expire-after-access")
            .durationType()
            .noDefaultValue()
            .withDescription("The time after which an unused entry is dropped.");

    /// Says after which time an entry is dropped.
    public static final ConfigOption<Duration> PARTIAL_CACHE_EXPIRE_AFTER_WRITE = ConfigOptions.key(
                    "lookup.partial-cache.expire-after-write")
            .durationType()
            .noDefaultValue()
            .withDescription("The time after which an entry is dropped.");

    /// Says whether keys without rows are kept, too.
    public static final ConfigOption<Boolean> PARTIAL_CACHE_CACHE_MISSING_KEY = ConfigOptions.key(
                    "lookup.partial-cache.cache-missing-key")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether keys without rows are kept, too.");

    /// Says how many rows are kept.
    public static final ConfigOption<Long> PARTIAL_CACHE_MAX_ROWS = ConfigOptions.key("lookup.partial-cache.max-rows")
            .longType()
            .noDefaultValue()
            .withDescription("The largest number of rows that are kept.");

    /// Creates an object without use, as Flink's class has a constructor.
    public LookupOptions() {}

    /// Distinguishes caches.
    public enum LookupCacheType {
        /// There is no cache.
        NONE,
        /// Found rows are kept.
        PARTIAL,
        /// The whole table is kept.
        FULL
    }
}
