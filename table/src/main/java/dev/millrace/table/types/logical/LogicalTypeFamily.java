package dev.millrace.table.types.logical;

/// Groups the roots of types that behave alike. A root may belong to several families.
public enum LogicalTypeFamily {
    PREDEFINED,
    CONSTRUCTED,
    USER_DEFINED,
    CHARACTER_STRING,
    BINARY_STRING,
    NUMERIC,
    INTEGER_NUMERIC,
    EXACT_NUMERIC,
    APPROXIMATE_NUMERIC,
    DATETIME,
    TIME,
    TIMESTAMP,
    INTERVAL,
    COLLECTION,
    DESCRIPTOR,
    EXTENSION
}
