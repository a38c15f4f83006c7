package dev.millrace.table.connector.options;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import java.time.Duration;

/// Defines the options of the connector `datagen`.
public final class DataGenConnectorOptions {
    /// Defines `rows-per-second`.
    public static final ConfigOption<Long> ROWS_PER_SECOND =
            ConfigOptions.key("rows-per-second").longType().defaultValue(10_000L);

    /// Defines `number-of-rows`.
    public static final ConfigOption<Long> NUMBER_OF_ROWS =
            ConfigOptions.key("number-of-rows").longType().noDefaultValue();

    /// Defines `scan.parallelism`.
    public static final ConfigOption<Integer> SOURCE_PARALLELISM =
            ConfigOptions.key("scan.parallelism").intType().noDefaultValue();

    /// Defines `fields.#.kind`.
    public static final ConfigOption<String> FIELD_KIND =
            ConfigOptions.key("fields.#.kind").stringType().defaultValue("random");

    /// Defines `fields.#.min`.
    public static final ConfigOption<String> FIELD_MIN =
            ConfigOptions.key("fields.#.min").stringType().noDefaultValue();

    /// Defines `fields.#.max`.
    public static final ConfigOption<String> FIELD_MAX =
            ConfigOptions.key("fields.#.max").stringType().noDefaultValue();

    /// Defines `fields.#.max-past`.
    public static final ConfigOption<Duration> FIELD_MAX_PAST =
            ConfigOptions.key("fields.#.max-past").durationType().noDefaultValue();

    /// Defines `fields.#.length`.
    public static final ConfigOption<Integer> FIELD_LENGTH =
            ConfigOptions.key("fields.#.length").intType().defaultValue(100);

    /// Defines `fields.#.start`.
    public static final ConfigOption<String> FIELD_START =
            ConfigOptions.key("fields.#.start").stringType().noDefaultValue();

    /// Defines `fields.#.end`.
    public static final ConfigOption<String> FIELD_END =
            ConfigOptions.key("fields.#.end").stringType().noDefaultValue();

    /// Defines `fields.#.null-rate`.
    public static final ConfigOption<Float> FIELD_NULL_RATE =
            ConfigOptions.key("fields.#.null-rate").floatType().defaultValue(0.0f);

    /// Defines `fields.#.var-len`.
    public static final ConfigOption<Boolean> FIELD_VAR_LEN =
            ConfigOptions.key("fields.#.var-len").booleanType().defaultValue(false);

    private DataGenConnectorOptions() {}
}
