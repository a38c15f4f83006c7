package dev.millrace.sql.external.connector;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.LookupTableSource;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;

/// Helps sources to create what finds rows by key.
///
/// @param keys the places of the columns of the key in the rows of the source
record LookupContext(int[] keys) implements LookupTableSource.LookupContext {
    @Override
    public int[][] getKeys() {
        int[][] paths = new int[keys.length][];
        for (int i = 0; i < paths.length; i++) paths[i] = new int[] {keys[i]};
        return paths;
    }

    @Override
    public boolean preferCustomShuffle() {
        return false;
    }

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
