package dev.millrace.sql.stream.process;

import dev.millrace.api.util.Collector;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the rows of a function, and adds the columns before and behind those of the function: keys or the whole
/// row of the table first, and the time last. Not thread-safe.
final class EmittedRows implements Collector<Object> {
    private final ContinuousServices services;
    private final String function;
    private final BatchBuilder builder;
    private final ValueConverter converter;
    private final EmittedKinds kinds;
    private final boolean areRows;
    private final int width;
    private final boolean hasRowtime;
    private Prefix prefix = (_, _) -> 0;
    private @Nullable Long time;

    /// Appends the first columns of a row, and returns their number.
    @FunctionalInterface
    interface Prefix {
        int append(BatchBuilder builder, int first);
    }

    EmittedRows(ProcessSpec spec, ContinuousServices services) {
        DataType output = spec.clause().function().output();
        this.services = services;
        this.function = spec.clause().function().name();
        this.builder = new BatchBuilder(spec.rowType());
        this.converter = ValueConverter.of(output);
        this.kinds = spec.outputMode();
        this.areRows = output.getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
        this.width = areRows ? output.getLogicalType().getChildren().size() : 1;
        this.hasRowtime = spec.clause().hasRowtime();
    }

    /// Sets what stands before and behind the next rows.
    void begin(Prefix first, @Nullable Long last) {
        prefix = first;
        time = last;
    }

    /// Returns a prefix of the keys of a partition, once per table.
    static Prefix keys(PackedRow key, RowPacker keys, int width, int tables) {
        return (builder, first) -> {
            for (int i = 0; i < tables; i++) keys.unpack(key, builder, first + i * width);
            return tables * width;
        };
    }

    /// Returns a prefix of all columns of a row.
    static Prefix columns(ColumnBatch batch, int row) {
        return (builder, first) -> {
            for (int i = 0; i < batch.width(); i++) builder.column(first + i).append(batch.column(i), row);
            return batch.width();
        };
    }

    @Override
    public void collect(Object row) {
        RowKind kind = kind(row);
        if (!kinds.kinds().contains(kind)) {
            throw ProcessFaults.KIND
                    .what("The function %s emitted a row of the kind %s.", function, kind)
                    .why("The call emits the kinds %s only.", kinds.kinds())
                    .fix("Emit no other kinds, or implement ChangelogFunction and announce them.");
        }
        int at = prefix.append(builder, 0);
        Object internal = converter.internal(row);
        if (areRows) {
            RowData data = (RowData) Objects.requireNonNull(internal, "a function emits no null rows");
            for (int i = 0; i < width; i++) builder.column(at + i).appendField(data, i);
        } else {
            builder.column(at).appendValue(internal);
        }
        if (hasRowtime) appendTime(at + width);
        builder.endRow(kind);
        services.emitIfFull(builder);
    }

    private void appendTime(int column) {
        if (time == null) builder.column(column).appendNull();
        else ((LongColumnBuilder) builder.column(column)).append(time);
    }

    private static RowKind kind(Object row) {
        return switch (row) {
            case Row known -> known.getKind();
            case RowData data -> data.getRowKind();
            default -> RowKind.INSERT;
        };
    }

    void emit() {
        services.emit(builder);
    }

    @Override
    public void close() {}
}
