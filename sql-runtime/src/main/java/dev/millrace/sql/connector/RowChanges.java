package dev.millrace.sql.connector;

import dev.millrace.sql.expression.Expr;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Changes the rows of a table in batch mode: DELETE, UPDATE and TRUNCATE TABLE. Not thread-safe.
public interface RowChanges {

    /// Is a statement that changes rows.
    enum Kind {
        DELETE,
        UPDATE
    }

    /// Deletes all rows, and returns whether the connector can do that.
    boolean truncate();

    /// Deletes the rows that meet all conditions without a job.
    ///
    /// @param conditions refer to the physical columns
    /// @return what the connector has done; null if the connector cannot delete rows by these conditions
    @Nullable
    Deletion delete(List<Expr> conditions);

    /// Returns how rows are deleted that a query finds; null if the connector cannot do that.
    ///
    /// @param source the source that the query reads, from [TableSource#changing]
    @Nullable
    Changed deleted(TableSource source);

    /// Returns how rows are updated that a query finds; null if the connector cannot do that.
    ///
    /// @param source the source that the query reads, from [TableSource#changing]
    /// @param columns the names of the columns that the statement sets
    @Nullable
    Changed updated(TableSource source, List<String> columns);

    /// Says how many rows were deleted.
    ///
    /// @param rows empty if the connector does not know
    record Deletion(OptionalLong rows) {}

    /// Says which rows a connector wants.
    ///
    /// @param sink writes the rows
    /// @param columns the names of the columns of the rows; empty for all columns that INSERT writes
    /// @param isWholeTable whether the rows replace the table: the remaining rows of DELETE, or all rows of UPDATE
    record Changed(TableSink sink, List<String> columns, boolean isWholeTable) {
        public Changed {
            columns = List.copyOf(columns);
        }
    }
}
