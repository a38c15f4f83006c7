package dev.millrace.sql.job;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import java.time.Duration;

/// Contains the options of a session for continuous queries.
///
/// @param timeToLiveMillis the time after which unused state is dropped, in milliseconds; 0 to keep it
/// @param compacts whether operators emit at most one change per key and batch
/// @param sortsAtEnd whether rows may be sorted by other columns than times, at the end of the input
record StreamingSettings(long timeToLiveMillis, boolean compacts, boolean sortsAtEnd) {
    private static final ConfigOption<Boolean> SORT = ConfigOptions.key("__table.exec.sort.non-temporal.enabled__")
            .booleanType()
            .defaultValue(false);
    private static final ConfigOption<Duration> TIME_TO_LIVE =
            ConfigOptions.key("table.exec.state.ttl").durationType().defaultValue(Duration.ZERO);
    private static final ConfigOption<Boolean> MINI_BATCH =
            ConfigOptions.key("table.exec.mini-batch.enabled").booleanType().defaultValue(false);

    static StreamingSettings of(Configuration configuration) {
        return new StreamingSettings(
                configuration.get(TIME_TO_LIVE).toMillis(), configuration.get(MINI_BATCH), configuration.get(SORT));
    }
}
