package dev.millrace.table.connector.format;

import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.Map;

/// Is a format that sources use.
///
/// @param <I> the class that reads messages, such as [dev.millrace.api.serialization.DeserializationSchema]
public interface DecodingFormat<I> extends Format {

    /// Returns the reader of messages.
    ///
    /// @param context is given by the planner
    /// @param physicalDataType the columns that messages contain
    I createRuntimeDecoder(DynamicTableSource.Context context, DataType physicalDataType);

    /// Returns the metadata that messages have, by key.
    default Map<String, DataType> listReadableMetadata() {
        return Map.of();
    }

    /// Asks for metadata, which the reader appends to each row in this order.
    default void applyReadableMetadata(List<String> metadataKeys) {
        throw new UnsupportedOperationException("This format has no metadata.");
    }
}
