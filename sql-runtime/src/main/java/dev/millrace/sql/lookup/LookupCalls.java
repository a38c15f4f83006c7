package dev.millrace.sql.lookup;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.ReadableConfig;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/// Says how a lookup join calls the function of a table.
///
/// @param capacity the largest number of asynchronous lookups that a subtask has open at a time
/// @param timeoutMillis the time in which an asynchronous lookup and its repetitions must end, in milliseconds
/// @param attempts the largest number of calls for a key that has no rows
/// @param delayMillis the time between two calls for a key, in milliseconds
public record LookupCalls(int capacity, long timeoutMillis, int attempts, long delayMillis) implements Serializable {
    private static final ConfigOption<Integer> CAPACITY = ConfigOptions.key("table.exec.async-lookup.buffer-capacity")
            .intType()
            .defaultValue(100);
    private static final ConfigOption<Duration> TIMEOUT =
            ConfigOptions.key("table.exec.async-lookup.timeout").durationType().defaultValue(Duration.ofMinutes(3));

    /// Returns the calls that the options of a session ask for.
    public static LookupCalls of(ReadableConfig options) {
        return new LookupCalls(
                Math.max(1, options.get(CAPACITY)), options.get(TIMEOUT).toMillis(), 1, 0);
    }

    /// Returns the calls with the arguments of a hint LOOKUP.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the hint is wrong
    public LookupCalls with(Map<String, String> arguments) {
        LookupHint hint = LookupHint.of(arguments);
        Integer hinted = hint.capacity();
        Duration timeout = hint.timeout();
        return new LookupCalls(
                hinted == null ? capacity : hinted,
                timeout == null ? timeoutMillis : timeout.toMillis(),
                hint.attempts(),
                hint.delay().toMillis());
    }
}
