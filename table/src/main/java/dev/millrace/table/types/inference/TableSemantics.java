package dev.millrace.table.types.inference;

import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.types.DataType;
import java.util.Optional;

/// Describes a table that is an argument of a function.
public interface TableSemantics {

    /// Is a direction of an order.
    enum SortDirection {
        ASC_NULLS_FIRST,
        ASC_NULLS_LAST,
        DESC_NULLS_FIRST,
        DESC_NULLS_LAST;

        /// Returns whether the greatest value comes first.
        public boolean isDescending() {
            return this == DESC_NULLS_FIRST || this == DESC_NULLS_LAST;
        }

        /// Returns whether NULL comes first.
        public boolean isNullsFirst() {
            return this == ASC_NULLS_FIRST || this == DESC_NULLS_FIRST;
        }

        /// Returns whether NULL comes last.
        public boolean isNullsLast() {
            return !isNullsFirst();
        }
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

    /// Returns the kinds of changes of the rows; empty while types are inferred.
    Optional<ChangelogMode> changelogMode();
}
