package dev.millrace.table.connector.format;

import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.Map;

/// Is a format that sinks use.
///
/// @param <I> the class that writes messages, such as [dev.millrace.api.serialization.SerializationSchema]
public interface EncodingFormat<I> extends Format {

    /// Returns the writer of messages.
    ///
    /// @param physicalDataType the columns that messages contain
    I createRuntimeEncoder(DynamicTableSink.Context context, DataType physicalDataType);

    /// Returns the metadata that messages can have, by key.
    default Map<String, DataType> listWritableMetadata() {
        return Map.of();
    }

    /// Announces metadata, which each row has after its columns in this order.
    default void applyWritableMetadata(List<String> metadataKeys) {
        throw new UnsupportedOperationException("This format has no metadata.");
    }
}
