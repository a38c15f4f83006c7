package dev.millrace.table.connector.sink.abilities;

import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.Map;

/// Is a sink that writes metadata, such as the time of a message.
public interface SupportsWritingMetadata {

    /// Returns the types of the metadata by key, in the order in which rows have them.
    Map<String, DataType> listWritableMetadata();

    /// Announces metadata, which rows have after their columns.
    ///
    /// @param metadataKeys the keys in order
    /// @param consumedDataType the rows that the sink gets
    void applyWritableMetadata(List<String> metadataKeys, DataType consumedDataType);
}
