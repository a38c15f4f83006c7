package dev.millrace.table.connector.source;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.connector.RuntimeConverter;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import org.jspecify.annotations.Nullable;

/// Reads a table, whole or by keys. Planners change a copy by the interfaces of abilities.
public interface DynamicTableSource {

    /// Returns a copy that can be changed without effect on this source.
    DynamicTableSource copy();

    /// Returns a text that names the source for readers.
    String asSummaryString();

    /// Helps a source to create what runs in subtasks.
    interface Context {

        /// Returns the type of values in internal form.
        <T> TypeInformation<T> createTypeInformation(DataType producedDataType);

        /// Returns the type of values in internal form.
        <T> TypeInformation<T> createTypeInformation(LogicalType producedLogicalType);

        /// Returns a converter of values of Java classes into internal form.
        DataStructureConverter createDataStructureConverter(DataType producedDataType);
    }

    /// Converts values of Java classes into internal form.
    interface DataStructureConverter extends RuntimeConverter {

        /// Returns the internal form of a value; null for null.
        @Nullable
        Object toInternal(@Nullable Object externalStructure);
    }
}
