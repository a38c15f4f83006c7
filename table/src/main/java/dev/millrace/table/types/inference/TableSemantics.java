package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;

/// Describes a table that is an argument of a function.
public interface TableSemantics {

    /// Is a direction of an order.
    enum SortDirection {
        ASCENDING_NULLS_FIRST,
        ASCENDING_NULLS_LAST,
        DESCENDING_NULLS_FIRST,
        DESCENDING_NULLS_LAST
    }

    /// Returns the type of the rows.
    DataType dataType();

    /// Returns the indexes of the columns after PARTITION BY.
    int[] partitionByColumns();

    /// Returns the indexes of the columns after ORDER BY.
    int[] orderByColumns();

    /// Returns the directions of the columns after ORDER BY.
    SortDirection[] orderByDirections();

    /// Returns the index of the column with the time; -1 if there is none.
    int timeColumn();
}
