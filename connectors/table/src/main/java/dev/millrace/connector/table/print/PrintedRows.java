package dev.millrace.connector.table.print;

import dev.millrace.api.process.RichMapFunction;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Prints the rows of batches and passes the batches on. Each batch is printed at once.
final class PrintedRows extends RichMapFunction<ColumnBatch, ColumnBatch> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private final String identifier;
    private final boolean toError;
    private transient @Nullable ExternalText texts;

    PrintedRows(RowType rowType, String identifier, boolean toError) {
        this.rowType = rowType;
        this.identifier = identifier;
        this.toError = toError;
    }

    @Override
    public ColumnBatch map(ColumnBatch batch) {
        if (texts == null) texts = new ExternalText(rowType);
        String prefix = prefix();
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < batch.size(); row++) {
            lines.append(prefix).append(batch.kind(row).shortString());
            texts.append(batch.row(row), lines);
            lines.append('\n');
        }
        PrintStream out = toError ? System.err : System.out;
        out.print(lines);
        out.flush();
        return batch;
    }

    private String prefix() {
        var task = getRuntimeContext().getTaskInfo();
        boolean isAlone = task.getNumberOfParallelSubtasks() == 1;
        if (isAlone) return identifier.isEmpty() ? "" : identifier + "> ";
        int number = task.getIndexOfThisSubtask() + 1;
        return (identifier.isEmpty() ? "" : identifier + ":") + number + "> ";
    }
}
