package dev.millrace.sql.external.connector;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;

/// Helps sources to create what reads rows.
record ReadContext() implements ScanTableSource.ScanContext {
    @Override
    public <T> TypeInformation<T> createTypeInformation(DataType producedDataType) {
        return createTypeInformation(producedDataType.getLogicalType());
    }

    @Override
    public <T> TypeInformation<T> createTypeInformation(LogicalType producedLogicalType) {
        return new InternalType<>(producedLogicalType);
    }

    @Override
    public DynamicTableSource.DataStructureConverter createDataStructureConverter(DataType producedDataType) {
        return new StructureConverter(producedDataType);
    }
}
