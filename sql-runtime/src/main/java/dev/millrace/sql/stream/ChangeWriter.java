package dev.millrace.sql.stream;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;

/// Collects changes of packed rows, and emits them as batches. Not thread-safe.
public final class ChangeWriter {
    private final ContinuousServices services;
    private final RowPacker packer;
    private final BatchBuilder builder;

    /// Creates a writer of whole rows of a type.
    public ChangeWriter(ContinuousServices services, RowType rowType) {
        this.services = services;
        this.packer = RowPacker.ofAll(rowType);
        this.builder = new BatchBuilder(rowType);
    }

    /// Returns the packer of the rows.
    public RowPacker packer() {
        return packer;
    }

    /// Adds a change.
    public void add(RowKind kind, PackedRow row) {
        packer.unpack(row, builder, 0);
        builder.endRow(kind);
        services.emitIfFull(builder);
    }

    /// Adds a change of a row of a batch, whose kind may differ.
    public void add(RowKind kind, ColumnBatch batch, int row) {
        for (int i = 0; i < batch.width(); i++) builder.column(i).append(batch.column(i), row);
        builder.endRow(kind);
        services.emitIfFull(builder);
    }

    /// Emits the collected changes.
    public void emit() {
        services.emit(builder);
    }
}
