package dev.millrace.sql.stream.process;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.TableSemantics;
import dev.millrace.table.types.logical.RowType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a table of a call: it describes the table to the function, and reads its rows. Not thread-safe.
final class FunctionTable implements TableSemantics {
    private static final long NONE = Long.MIN_VALUE;

    private final ProcessClause.Table table;
    private final ValueConverter rows;
    private final RowPacker keys;
    private final ChangelogMode mode;
    private long watermark = NONE;

    FunctionTable(ProcessClause.Table table, RowType input, ChangelogMode mode) {
        this.table = table;
        this.rows = ValueConverter.of(table.type());
        this.keys = new RowPacker(input, table.keys());
        this.mode = mode;
    }

    ProcessClause.Table argument() {
        return table;
    }

    RowPacker keys() {
        return keys;
    }

    PackedRow key(ColumnBatch batch, int row) {
        return keys.pack(batch, row);
    }

    /// Returns a row in the class of the parameter.
    @Nullable
    Object external(ColumnBatch batch, int row) {
        return rows.external(batch.row(row));
    }

    /// Returns the time of a row; null if the call names no column.
    @Nullable
    Long time(ColumnBatch batch, int row) {
        return table.timeColumn() < 0 ? null : ((LongColumn) batch.column(table.timeColumn())).value(row);
    }

    void advance(long timestamp) {
        watermark = Math.max(watermark, timestamp);
    }

    /// Returns the watermark; null before the first one.
    @Nullable
    Long watermark() {
        return watermark == NONE ? null : watermark;
    }

    @Override
    public DataType dataType() {
        return table.type();
    }

    @Override
    public int[] partitionByColumns() {
        return table.keys().stream().mapToInt(each -> each).toArray();
    }

    @Override
    public int[] orderByColumns() {
        return table.order().stream().mapToInt(each -> each.column()).toArray();
    }

    @Override
    public SortDirection[] orderByDirections() {
        return ProcessClause.directions(table.order());
    }

    @Override
    public int timeColumn() {
        return table.timeColumn();
    }

    @Override
    public Optional<ChangelogMode> changelogMode() {
        return Optional.of(mode);
    }
}
