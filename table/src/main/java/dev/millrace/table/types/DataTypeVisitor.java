package dev.millrace.table.types;

/// Distinguishes the kinds of data types.
///
/// @param <R> the result
public interface DataTypeVisitor<R> {

    /// Visits a type without children.
    R visit(AtomicDataType atomicDataType);

    /// Visits an array or multiset.
    R visit(CollectionDataType collectionDataType);

    /// Visits a row or structured type.
    R visit(FieldsDataType fieldsDataType);

    /// Visits a map.
    R visit(KeyValueDataType keyValueDataType);
}
