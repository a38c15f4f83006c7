package dev.millrace.table.connector.options;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import java.util.List;
import java.util.Properties;

/// Checks the options of a sink that sends batches of records without waiting.
public class AsyncSinkConfigurationValidator implements ConfigurationValidator {
    private static final List<ConfigOption<? extends Number>> POSITIVE = List.of(
            AsyncSinkConnectorOptions.FLUSH_BUFFER_SIZE,
            AsyncSinkConnectorOptions.MAX_BATCH_SIZE,
            AsyncSinkConnectorOptions.MAX_BUFFERED_REQUESTS,
            AsyncSinkConnectorOptions.MAX_IN_FLIGHT_REQUESTS,
            AsyncSinkConnectorOptions.FLUSH_BUFFER_TIMEOUT);

    /// The options of the table.
    protected final ReadableConfig tableOptions;

    /// Creates what checks options.
    public AsyncSinkConfigurationValidator(ReadableConfig tableOptions) {
        this.tableOptions = tableOptions;
    }

    @Override
    public Properties getValidatedConfigurations() {
        Properties checked = new Properties();
        for (ConfigOption<? extends Number> each : POSITIVE) {
            Number value = tableOptions.getOptional(each).orElse(null);
            if (value == null) continue;
            if (value.longValue() <= 0) {
                throw new IllegalArgumentException(
                        "The option %s is %s, but must be positive.".formatted(each.key(), value));
            }
            checked.put(each.key(), value);
        }
        return checked;
    }
}
