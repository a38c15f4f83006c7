package dev.millrace.table.connector.format;

import dev.millrace.table.connector.Projection;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.types.DataType;

/// Is a format that reads only some of the columns.
///
/// @param <I> the class that reads messages
public interface ProjectableDecodingFormat<I> extends DecodingFormat<I> {

    /// Returns whether fields of rows within rows can be left out.
    default boolean supportsNestedProjection() {
        return false;
    }

    /// Returns the reader of messages.
    ///
    /// @param projections the paths of the wanted columns in their order
    I createRuntimeDecoder(DynamicTableSource.Context context, DataType physicalDataType, int[][] projections);

    @Override
    default I createRuntimeDecoder(DynamicTableSource.Context context, DataType projectedPhysicalDataType) {
        return createRuntimeDecoder(
                context,
                projectedPhysicalDataType,
                Projection.all(projectedPhysicalDataType).toNestedIndexes());
    }
}
