package dev.millrace.sql.user;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.ReadableConfig;
import java.io.Serializable;
import java.time.Duration;

/// Says how asynchronous functions are called.
///
/// @param capacity the largest number of calls that a subtask has open at a time
/// @param timeoutMillis the time in which a call must complete its future, in milliseconds
/// @param attempts the largest number of attempts of a call that fails
/// @param delayMillis the time between two attempts in milliseconds
public record AsyncOptions(int capacity, long timeoutMillis, int attempts, long delayMillis) implements Serializable {
    /// The calls without options.
    public static final AsyncOptions USUAL = new AsyncOptions(10, 180_000, 3, 100);

    private static final String SCALAR = "table.exec.async-scalar.";
    private static final String TABLE = "table.exec.async-table.";
    private static final String NO_RETRY = "NO_RETRY";

    /// Returns the calls of scalar functions that the options of a session ask for.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if an option has a wrong value
    public static AsyncOptions ofScalars(ReadableConfig options) {
        return of(options, SCALAR, "max-attempts");
    }

    /// Returns the calls of table functions that the options of a session ask for.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if an option has a wrong value
    public static AsyncOptions ofTables(ReadableConfig options) {
        return of(options, TABLE, "max-retries");
    }

    private static AsyncOptions of(ReadableConfig options, String prefix, String attemptsKey) {
        int capacity = positive(options, number(prefix + "max-concurrent-operations", USUAL.capacity));
        int attempts = positive(options, number(prefix + attemptsKey, USUAL.attempts));
        Duration timeout = options.get(time(prefix + "timeout", USUAL.timeoutMillis));
        Duration delay = options.get(time(prefix + "retry-delay", USUAL.delayMillis));
        boolean isOnce = options.getOptional(ConfigOptions.key(prefix + "retry-strategy")
                        .stringType()
                        .noDefaultValue())
                .filter(NO_RETRY::equalsIgnoreCase)
                .isPresent();
        return new AsyncOptions(capacity, timeout.toMillis(), isOnce ? 1 : attempts, delay.toMillis());
    }

    private static ConfigOption<Integer> number(String key, int otherwise) {
        return ConfigOptions.key(key).intType().defaultValue(otherwise);
    }

    private static ConfigOption<Duration> time(String key, long otherwise) {
        return ConfigOptions.key(key).durationType().defaultValue(Duration.ofMillis(otherwise));
    }

    private static int positive(ReadableConfig options, ConfigOption<Integer> option) {
        int value = options.get(option);
        if (value > 0) return value;
        throw UserFaults.OPTION
                .what("The option %s has the value %d, which is not positive.", option.key(), value)
                .fix("SET '%s' to at least 1.", option.key());
    }
}
