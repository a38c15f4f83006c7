package dev.millrace.table.connector.sink.async;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.table.connector.options.AsyncSinkConnectorOptions;
import dev.millrace.table.factories.DynamicTableSinkFactory;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Creates sinks of tables that send batches of records without waiting.
public abstract class AsyncDynamicTableSinkFactory implements DynamicTableSinkFactory {
    /// Creates the factory.
    public AsyncDynamicTableSinkFactory() {}

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(
                AsyncSinkConnectorOptions.MAX_BATCH_SIZE,
                AsyncSinkConnectorOptions.FLUSH_BUFFER_SIZE,
                AsyncSinkConnectorOptions.MAX_BUFFERED_REQUESTS,
                AsyncSinkConnectorOptions.FLUSH_BUFFER_TIMEOUT,
                AsyncSinkConnectorOptions.MAX_IN_FLIGHT_REQUESTS);
    }

    /// Sets the figures of a builder that the options have, and returns the builder.
    protected AsyncDynamicTableSinkBuilder<?, ?> addAsyncOptionsToBuilder(
            Properties properties, AsyncDynamicTableSinkBuilder<?, ?> builder) {
        set(properties, AsyncSinkConnectorOptions.FLUSH_BUFFER_SIZE, builder::setMaxBufferSizeInBytes);
        set(properties, AsyncSinkConnectorOptions.MAX_BATCH_SIZE, builder::setMaxBatchSize);
        set(properties, AsyncSinkConnectorOptions.MAX_BUFFERED_REQUESTS, builder::setMaxBufferedRequests);
        set(properties, AsyncSinkConnectorOptions.MAX_IN_FLIGHT_REQUESTS, builder::setMaxInFlightRequests);
        set(properties, AsyncSinkConnectorOptions.FLUSH_BUFFER_TIMEOUT, builder::setMaxTimeInBufferMS);
        return builder;
    }

    @SuppressWarnings("unchecked")
    private static <T> void set(Properties properties, ConfigOption<T> option, Consumer<T> setter) {
        @Nullable Object value = properties.get(option.key());
        if (value != null) setter.accept((T) value);
    }
}
