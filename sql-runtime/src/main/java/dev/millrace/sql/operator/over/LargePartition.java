package dev.millrace.sql.operator.over;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.BatchStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Computes the functions of one partition that is too large for memory. Keeps only the rows on which results depend.
/// If a function must see all rows first, the rows go to a file that is read again. Not thread-safe.
final class LargePartition {
    private final OverSpec spec;
    private final OverRows functions;
    private final List<PartFunction> parts;
    private final long memoryBytes;
    private final Consumer<ColumnBatch> output;
    private final boolean needsAllRows;
    /// All rows of the partition. Used only if a function must see all rows first.
    private final BatchStore store;

    private final BatchBuilder rows;
    /// The rows that were in an earlier part, and the number of those with results.
    private int kept;

    private int finished;
    private long position;

    /// @param output receives rows with their results
    LargePartition(OverSpec spec, OverRows functions, OperatorServices services, Consumer<ColumnBatch> output) {
        this.spec = spec;
        this.functions = functions;
        this.memoryBytes = services.settings().wholeBytes();
        this.parts = functions.parts(memoryBytes);
        this.output = output;
        this.needsAllRows = parts.stream().anyMatch(PartFunction::needsAllRows);
        this.store = new BatchStore(services.files(), spec.input(), 0);
        this.rows = new BatchBuilder(spec.input());
    }

    /// Adds the next rows of the partition.
    void add(ColumnBatch batch) {
        if (!needsAllRows) {
            take(batch);
            return;
        }
        store.add(batch);
        ColumnBatch extended = functions.extended(batch);
        for (PartFunction each : parts) each.see(extended);
    }

    /// Emits the rows that have no result yet. The partition has no further rows.
    void finish() {
        BatchReader all = store.read();
        for (ColumnBatch each = all.next(); each != null; each = all.next()) take(each);
        compute(true);
        store.clear();
    }

    private void take(ColumnBatch batch) {
        for (int row = 0; row < batch.size(); row++) rows.append(batch, row);
        // Kept rows are copied for each part, so a part has at least as many new rows.
        if (rows.size() - kept >= Math.max(ColumnBatch.ROWS_MAX, kept)) compute(false);
    }

    private void compute(boolean isLast) {
        if (rows.isEmpty()) return;
        ColumnBatch batch = rows.build();
        PartFunction.Part part = new PartFunction.Part(
                functions.whole(functions.extended(batch)), finished, position, store.rows(), isLast);
        int ready = batch.size();
        for (PartFunction each : parts) ready = Math.min(ready, each.ready(part));
        ready = Math.max(ready, finished);
        emit(batch, part, ready);
        int needed = ready;
        for (PartFunction each : parts) needed = Math.min(needed, each.needed(part, ready));
        needed = Math.max(0, needed);
        for (int row = needed; row < batch.size(); row++) rows.append(batch, row);
        kept = rows.size();
        finished = ready - needed;
        position += needed;
        if (!isLast && rows.bytes() > memoryBytes)
            throw PartFunctions.tooLarge("The frame of a row, or a function of other rows,", memoryBytes);
    }

    private void emit(ColumnBatch batch, PartFunction.Part part, int ready) {
        if (ready == finished) return;
        List<Column> added = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ColumnBuilder results = ColumnBuilder.of(spec.group().calls().get(i).type(), ready - finished);
            parts.get(i).compute(part, ready, results);
            added.add(results.build());
        }
        output.accept(batch.slice(finished, ready).withAppended(added));
    }
}
