package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import java.time.Duration;

/// Defines the options of asynchronous functions and lookups. Programs name them as
/// members of [ExecutionConfigOptions].
public abstract sealed class AsyncExecutionOptions extends SinkExecutionOptions permits ExecutionConfigOptions {
    /// Defines `table.exec.async-lookup.key-ordered-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_ASYNC_LOOKUP_KEY_ORDERED = ConfigOptions.key(
                    "table.exec.async-lookup.key-ordered-enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.exec.async-lookup.buffer-capacity`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_ASYNC_LOOKUP_BUFFER_CAPACITY = ConfigOptions.key(
                    "table.exec.async-lookup.buffer-capacity")
            .intType()
            .defaultValue(100);

    /// Defines `table.exec.async-lookup.timeout`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_ASYNC_LOOKUP_TIMEOUT =
            ConfigOptions.key("table.exec.async-lookup.timeout").durationType().defaultValue(Duration.ofMinutes(3));

    /// Defines `table.exec.async-lookup.output-mode`. It is accepted without effect.
    public static final ConfigOption<AsyncOutputMode> TABLE_EXEC_ASYNC_LOOKUP_OUTPUT_MODE = ConfigOptions.key(
                    "table.exec.async-lookup.output-mode")
            .enumType(AsyncOutputMode.class)
            .defaultValue(AsyncOutputMode.ORDERED);

    /// Defines `table.exec.async-scalar.max-concurrent-operations`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_ASYNC_SCALAR_MAX_CONCURRENT_OPERATIONS = ConfigOptions.key(
                    "table.exec.async-scalar.max-concurrent-operations")
            .intType()
            .defaultValue(10)
            .withDeprecatedKeys("table.exec.async-scalar.buffer-capacity");

    /// Defines `table.exec.async-scalar.timeout`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_ASYNC_SCALAR_TIMEOUT =
            ConfigOptions.key("table.exec.async-scalar.timeout").durationType().defaultValue(Duration.ofMinutes(3));

    /// Defines `table.exec.async-scalar.retry-strategy`. It is accepted without effect.
    public static final ConfigOption<RetryStrategy> TABLE_EXEC_ASYNC_SCALAR_RETRY_STRATEGY = ConfigOptions.key(
                    "table.exec.async-scalar.retry-strategy")
            .enumType(RetryStrategy.class)
            .defaultValue(RetryStrategy.FIXED_DELAY);

    /// Defines `table.exec.async-scalar.retry-delay`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_ASYNC_SCALAR_RETRY_DELAY = ConfigOptions.key(
                    "table.exec.async-scalar.retry-delay")
            .durationType()
            .defaultValue(Duration.ofMillis(100));

    /// Defines `table.exec.async-scalar.max-attempts`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_ASYNC_SCALAR_MAX_ATTEMPTS =
            ConfigOptions.key("table.exec.async-scalar.max-attempts").intType().defaultValue(3);

    /// Defines `table.exec.async-table.max-concurrent-operations`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_ASYNC_TABLE_MAX_CONCURRENT_OPERATIONS = ConfigOptions.key(
                    "table.exec.async-table.max-concurrent-operations")
            .intType()
            .defaultValue(10);

    /// Defines `table.exec.async-table.timeout`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_ASYNC_TABLE_TIMEOUT =
            ConfigOptions.key("table.exec.async-table.timeout").durationType().defaultValue(Duration.ofMinutes(3));

    /// Defines `table.exec.async-table.retry-strategy`. It is accepted without effect.
    public static final ConfigOption<RetryStrategy> TABLE_EXEC_ASYNC_TABLE_RETRY_STRATEGY = ConfigOptions.key(
                    "table.exec.async-table.retry-strategy")
            .enumType(RetryStrategy.class)
            .defaultValue(RetryStrategy.FIXED_DELAY);

    /// Defines `table.exec.async-table.retry-delay`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_ASYNC_TABLE_RETRY_DELAY = ConfigOptions.key(
                    "table.exec.async-table.retry-delay")
            .durationType()
            .defaultValue(Duration.ofMillis(100));

    /// Defines `table.exec.async-table.max-retries`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_ASYNC_TABLE_MAX_RETRIES =
            ConfigOptions.key("table.exec.async-table.max-retries").intType().defaultValue(3);

    /// Says in which order asynchronous results go on.
    public enum AsyncOutputMode {
        ORDERED,
        ALLOW_UNORDERED
    }

    /// Says whether a failed asynchronous call is repeated.
    public enum RetryStrategy {
        NO_RETRY,
        FIXED_DELAY
    }

    AsyncExecutionOptions() {}
}
