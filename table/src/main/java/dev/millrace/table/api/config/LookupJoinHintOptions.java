package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import java.time.Duration;
import java.util.Set;

/// Defines the arguments of the hint LOOKUP, which says how a join looks up rows.
public final class LookupJoinHintOptions {
    /// Defines the argument `table` of the hint LOOKUP.
    public static final ConfigOption<String> LOOKUP_TABLE =
            ConfigOptions.key("table").stringType().noDefaultValue();

    /// Defines the argument `async` of the hint LOOKUP.
    public static final ConfigOption<Boolean> ASYNC_LOOKUP =
            ConfigOptions.key("async").booleanType().noDefaultValue();

    /// Defines the argument `output-mode` of the hint LOOKUP.
    public static final ConfigOption<ExecutionConfigOptions.AsyncOutputMode> ASYNC_OUTPUT_MODE = ConfigOptions.key(
                    "output-mode")
            .enumType(ExecutionConfigOptions.AsyncOutputMode.class)
            .noDefaultValue();

    /// Defines the argument `capacity` of the hint LOOKUP.
    public static final ConfigOption<Integer> ASYNC_CAPACITY =
            ConfigOptions.key("capacity").intType().noDefaultValue();

    /// Defines the argument `timeout` of the hint LOOKUP.
    public static final ConfigOption<Duration> ASYNC_TIMEOUT =
            ConfigOptions.key("timeout").durationType().noDefaultValue();

    /// Defines the argument `retry-predicate` of the hint LOOKUP.
    public static final ConfigOption<String> RETRY_PREDICATE =
            ConfigOptions.key("retry-predicate").stringType().noDefaultValue();

    /// Defines the argument `retry-strategy` of the hint LOOKUP.
    public static final ConfigOption<RetryStrategy> RETRY_STRATEGY =
            ConfigOptions.key("retry-strategy").enumType(RetryStrategy.class).noDefaultValue();

    /// Defines the argument `fixed-delay` of the hint LOOKUP.
    public static final ConfigOption<Duration> FIXED_DELAY =
            ConfigOptions.key("fixed-delay").durationType().noDefaultValue();

    /// Defines the argument `max-attempts` of the hint LOOKUP.
    public static final ConfigOption<Integer> MAX_ATTEMPTS =
            ConfigOptions.key("max-attempts").intType().noDefaultValue();

    /// Defines the argument `shuffle` of the hint LOOKUP.
    public static final ConfigOption<Boolean> SHUFFLE =
            ConfigOptions.key("shuffle").booleanType().defaultValue(false);

    /// Is the value `lookup_miss` of an option.
    public static final String LOOKUP_MISS_PREDICATE = "lookup_miss";

    /// Says how a lookup is repeated.
    public enum RetryStrategy {
        FIXED_DELAY
    }

    /// Returns the arguments that each hint must have.
    public static Set<ConfigOption<?>> getRequiredOptions() {
        return Set.of(LOOKUP_TABLE);
    }

    /// Returns all arguments.
    public static Set<ConfigOption<?>> getSupportedOptions() {
        return Set.of(
                LOOKUP_TABLE,
                ASYNC_LOOKUP,
                ASYNC_OUTPUT_MODE,
                ASYNC_CAPACITY,
                ASYNC_TIMEOUT,
                RETRY_PREDICATE,
                RETRY_STRATEGY,
                FIXED_DELAY,
                MAX_ATTEMPTS,
                SHUFFLE);
    }

    /// Creates an object without use: all options are static.
    public LookupJoinHintOptions() {}
}
