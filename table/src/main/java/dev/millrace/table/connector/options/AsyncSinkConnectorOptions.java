package dev.millrace.table.connector.options;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Defines the options of sinks that send batches of records without waiting.
public class AsyncSinkConnectorOptions {
    /// Defines `sink.batch.max-size`.
    public static final ConfigOption<Integer> MAX_BATCH_SIZE =
            ConfigOptions.key("sink.batch.max-size").intType().noDefaultValue();

    /// Defines `sink.requests.max-inflight`.
    public static final ConfigOption<Integer> MAX_IN_FLIGHT_REQUESTS =
            ConfigOptions.key("sink.requests.max-inflight").intType().noDefaultValue();

    /// Defines `sink.requests.max-buffered`.
    public static final ConfigOption<Integer> MAX_BUFFERED_REQUESTS =
            ConfigOptions.key("sink.requests.max-buffered").intType().noDefaultValue();

    /// Defines `sink.flush-buffer.size`.
    public static final ConfigOption<Long> FLUSH_BUFFER_SIZE =
            ConfigOptions.key("sink.flush-buffer.size").longType().noDefaultValue();

    /// Defines `sink.flush-buffer.timeout`.
    public static final ConfigOption<Long> FLUSH_BUFFER_TIMEOUT =
            ConfigOptions.key("sink.flush-buffer.timeout").longType().noDefaultValue();

    /// Creates an object for subclasses with further options.
    public AsyncSinkConnectorOptions() {}
}
