package dev.millrace.sql.stream.join;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds the rows of a join from rows of its two inputs. Not thread-safe.
public final class JoinOutput {
    private final RowPacker left;
    private final RowPacker right;
    private final BatchBuilder builder;
    private final Consumer<ColumnBatch> output;
    private final int leftWidth;
    private final int rightWidth;

    /// Creates an output.
    ///
    /// @param rightWidth the number of columns of right rows in the results, which is 0 for semi joins
    public JoinOutput(RowPacker left, RowPacker right, int rightWidth, RowType rowType, Consumer<ColumnBatch> output) {
        this.left = left;
        this.right = right;
        this.leftWidth = left.rowType().getFieldCount();
        this.rightWidth = rightWidth;
        this.builder = new BatchBuilder(rowType);
        this.output = output;
    }

    /// Appends a row.
    ///
    /// @param leftRow the left row; NULL columns if null
    /// @param rightRow the right row; NULL columns if null
    public void emit(RowKind kind, @Nullable PackedRow leftRow, @Nullable PackedRow rightRow) {
        append(left, leftRow, 0, leftWidth);
        if (rightWidth > 0) append(right, rightRow, leftWidth, rightWidth);
        builder.endRow(kind);
        if (builder.isFull()) flush();
    }

    private void append(RowPacker packer, @Nullable PackedRow row, int first, int width) {
        if (row != null) {
            packer.unpack(row, builder, first);
            return;
        }
        for (int i = 0; i < width; i++) builder.column(first + i).appendNull();
    }

    /// Emits the rows so far.
    public void flush() {
        if (!builder.isEmpty()) output.accept(builder.build());
    }
}
