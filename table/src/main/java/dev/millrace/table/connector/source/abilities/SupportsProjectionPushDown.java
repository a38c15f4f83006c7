package dev.millrace.table.connector.source.abilities;

import dev.millrace.table.types.DataType;

/// Is a source that reads only the wanted columns.
public interface SupportsProjectionPushDown {

    /// Returns whether fields of rows within rows can be left out.
    boolean supportsNestedProjection();

    /// Asks for columns in an order.
    ///
    /// @param projectedFields the paths of the columns
    /// @param producedDataType the rows that the source has to emit
    default void applyProjection(int[][] projectedFields, DataType producedDataType) {
        throw new UnsupportedOperationException("The source lacks applyProjection(int[][], DataType).");
    }
}
