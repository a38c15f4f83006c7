package dev.millrace.sql.external.connector;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Optional;

/// Helps sinks to create what writes rows.
record WriteContext(boolean isBounded) implements DynamicTableSink.Context {
    @Override
    public <T> TypeInformation<T> createTypeInformation(DataType consumedDataType) {
        return createTypeInformation(consumedDataType.getLogicalType());
    }

    @Override
    public <T> TypeInformation<T> createTypeInformation(LogicalType consumedLogicalType) {
        return new InternalType<>(consumedLogicalType);
    }

    @Override
    public DynamicTableSink.DataStructureConverter createDataStructureConverter(DataType consumedDataType) {
        return new StructureConverter(consumedDataType);
    }

    @Override
    public Optional<int[][]> getTargetColumns() {
        return Optional.empty();
    }
}
