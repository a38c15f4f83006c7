package dev.millrace.table.types;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.catalog.UnresolvedIdentifier;
import dev.millrace.table.types.logical.LogicalType;

/// Creates data types from texts, classes and descriptions.
public interface DataTypeFactory {

    /// Returns the loader of the classes of the program.
    default ClassLoader getClassLoader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /// Returns the type of a description.
    DataType createDataType(AbstractDataType<?> abstractDataType);

    /// Returns the type of a text, such as `ARRAY<INT>`.
    DataType createDataType(String typeString);

    /// Returns the type with a name in a catalog.
    DataType createDataType(UnresolvedIdentifier identifier);

    /// Returns the type of a class, which reflection finds.
    <T> DataType createDataType(Class<T> clazz);

    /// Returns the type of the records of a stream.
    <T> DataType createDataType(TypeInformation<T> typeInfo);

    /// Returns the RAW type of a class.
    <T> DataType createRawDataType(Class<T> clazz);

    /// Returns the RAW type of the records of a stream.
    <T> DataType createRawDataType(TypeInformation<T> typeInfo);

    /// Returns the logical type of a text.
    LogicalType createLogicalType(String typeString);

    /// Returns the logical type with a name in a catalog.
    LogicalType createLogicalType(UnresolvedIdentifier identifier);
}
