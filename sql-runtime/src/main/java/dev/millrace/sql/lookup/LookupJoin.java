package dev.millrace.sql.lookup;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Looks up the rows of each left row, several keys at a time, and emits the results in the order of the left rows.
/// Batches wait for their lookups until [#flush], which the engine calls before watermarks, checkpoints and the end:
/// no lookup is open in a snapshot. Called by the thread of the subtask only.
final class LookupJoin implements AutoCloseable {
    private final Consumer<ColumnBatch> output;
    private final KeyLookup lookup;
    private final OpenLookups lookups;
    private final FoundRows found;
    private final BatchProjection values;
    private final @Nullable BatchFilter leftFilter;
    private final RowData.FieldGetter[] getters;
    private final int rowsMax;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int[] passed = new int[ColumnBatch.ROWS_MAX];
    private int waitingRows;

    /// Is a batch whose lookups were started.
    ///
    /// @param lookups the lookup of each row; null for rows without one
    private record Waiting(ColumnBatch batch, @Nullable OpenLookup[] lookups) {
        boolean isComplete() {
            return Arrays.stream(lookups).filter(Objects::nonNull).allMatch(each -> each.rows() != null);
        }
    }

    /// @param output receives the results
    /// @param clock returns the wall clock in milliseconds
    LookupJoin(LookupStep step, OperatorSettings settings, LongSupplier clock, Consumer<ColumnBatch> output) {
        this.output = output;
        this.lookup = new KeyLookup(step.access(), settings.users());
        this.lookups = new OpenLookups(lookup, step.calls(), clock);
        BatchExpressions expressions = settings.expressions();
        this.found = new FoundRows(step, expressions);
        this.values = expressions.projection(step.values(), step.keyType());
        Expr filter = step.leftFilter();
        this.leftFilter = filter == null ? null : expressions.filter(filter);
        this.rowsMax = Math.max(step.calls().capacity(), ColumnBatch.ROWS_MAX);
        List<Integer> keys = step.access().keys();
        this.getters = new RowData.FieldGetter[keys.size()];
        for (int i = 0; i < getters.length; i++) {
            int at = keys.get(i);
            getters[i] = RowData.createFieldGetter(step.keyType().getTypeAt(at).copy(true), at);
        }
    }

    /// Starts the lookups of a batch, and emits the batches that are complete.
    void process(ColumnBatch batch) {
        ColumnBatch keys = values.of(batch);
        if (passed.length < batch.size()) passed = new int[batch.size()];
        int count = batch.size();
        if (leftFilter != null) count = leftFilter.select(batch, passed);
        else for (int i = 0; i < count; i++) passed[i] = i;
        @Nullable OpenLookup[] started = new OpenLookup[batch.size()];
        for (int i = 0; i < count; i++) {
            RowData key = key(keys.row(passed[i]));
            if (key != null) started[passed[i]] = lookups.start(key);
        }
        waiting.add(new Waiting(batch, started));
        waitingRows += batch.size();
        lookups.look();
        while (!waiting.isEmpty()
                && (waitingRows > rowsMax || waiting.getFirst().isComplete())) emitFirst();
    }

    /// Returns the key in the order of the function; null if a value is null.
    private @Nullable RowData key(RowData row) {
        GenericRowData key = new GenericRowData(getters.length);
        for (int i = 0; i < getters.length; i++) {
            Object value = getters[i].getFieldOrNull(row);
            if (value == null) return null;
            key.setField(i, value);
        }
        return key;
    }

    private void emitFirst() {
        Waiting first = waiting.removeFirst();
        waitingRows -= first.batch.size();
        for (int row = 0; row < first.lookups.length; row++) {
            OpenLookup started = first.lookups[row];
            if (started != null) found.addAll(row, lookups.await(started));
        }
        ColumnBatch joined = found.joined(first.batch);
        for (int from = 0; from < joined.size(); from += ColumnBatch.ROWS_MAX) {
            output.accept(joined.slice(from, Math.min(from + ColumnBatch.ROWS_MAX, joined.size())));
        }
    }

    /// Waits for all lookups, and emits their results.
    void flush() {
        while (!waiting.isEmpty()) emitFirst();
    }

    /// Returns whether batches wait for lookups.
    boolean holdsRows() {
        return !waiting.isEmpty();
    }

    @Override
    public void close() {
        lookup.close();
    }
}
