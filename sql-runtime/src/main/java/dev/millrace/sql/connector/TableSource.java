package dev.millrace.sql.connector;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ChangeKinds;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads a table.
public interface TableSource extends Serializable {

    /// Adds the steps to a job that read the wanted columns.
    DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request);

    /// Offers conditions on the columns of the table. A source that accepts some receives these with each request.
    ///
    /// @param conditions the conditions, all of which the wanted rows meet
    default OfferedFilters offer(List<Expr> conditions) {
        return new OfferedFilters(List.of(), conditions);
    }

    /// Returns the partitions that the table has now, each by the values of its columns as text; empty if the table has
    /// no partitions or its connector does not know them.
    default List<Map<String, String>> partitions() {
        return List.of();
    }

    /// Returns about how many rows the table has, for the order of joins; empty if unknown.
    default OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    /// Returns whether the source has watermarks of its own, which `SOURCE_WATERMARK()` means.
    default boolean hasWatermarks() {
        return false;
    }

    /// Returns whether the source can create watermarks itself.
    default boolean createsWatermarks() {
        return false;
    }

    /// Returns whether the table ends. A query in batch mode reads only such tables.
    default boolean isBounded() {
        return true;
    }

    /// Returns how lookup joins find rows of the table by key; null if the table is only read as a whole.
    default @Nullable TableLookup lookup() {
        return null;
    }

    /// Returns the source that a statement reads to change rows of the table. The
    /// connector may note which rows it reads.
    default TableSource changing(RowChanges.Kind kind) {
        return this;
    }

    /// Returns which kinds of changes the rows of the table may have in streaming mode.
    default ChangeKinds changes() {
        return ChangeKinds.INSERTS;
    }
}
