package dev.millrace.table.connector.source.abilities;

import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.Map;

/// Is a source that offers metadata, such as the time or the place of a message.
public interface SupportsReadingMetadata {

    /// Returns the types of the metadata by key, in the order in which rows have them.
    Map<String, DataType> listReadableMetadata();

    /// Asks for metadata, which rows have after their columns.
    ///
    /// @param metadataKeys the keys in order
    /// @param producedDataType the rows that the source has to emit
    void applyReadableMetadata(List<String> metadataKeys, DataType producedDataType);

    /// Returns whether metadata that a query does not need may be left out.
    default boolean supportsMetadataProjection() {
        return true;
    }
}
