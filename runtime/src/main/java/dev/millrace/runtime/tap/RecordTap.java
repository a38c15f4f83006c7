package dev.millrace.runtime.tap;

import dev.millrace.base.text.TextRows;
import dev.millrace.exchange.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the texts of a few records that arrive at one subtask. The subtask's thread offers batches, and another
/// thread takes the result. At most one record of a batch is rendered, so that the records come from many batches, and
/// the work for the subtask is bounded.
public final class RecordTap {
    private final int subtask;
    private final String from;
    private final RecordText renderer;
    private final int most;
    private final List<TappedRecord> taken = new ArrayList<>();
    private volatile boolean isFull;

    /// @param subtask the index of the subtask
    /// @param from the wanted sender; empty for all
    /// @param most the maximum number of records
    /// @param chars the maximum number of characters of a record
    RecordTap(int subtask, String from, int most, int chars) {
        this.subtask = subtask;
        this.from = from;
        this.most = most;
        this.renderer = new RecordText(chars);
    }

    /// Offers a batch with at least one record, before its records are processed. Called by the subtask's thread only.
    ///
    /// @param origin where the batch comes from
    public void offer(Batch batch, Origin origin) {
        if (isFull || !from.isEmpty() && !from.equals(origin.vertex())) return;
        // The last record is the newest one.
        int at = batch.size() - 1;
        Object value = batch.values()[at];
        if (value instanceof TextRows rows && rows.size() == 0) return;
        String text = renderer.of(value);
        List<String> columns = value instanceof TextRows ? origin.columns() : List.of();
        add(new TappedRecord(
                subtask, origin.vertex(), batch.timestamps()[at], type(value), columns, text, renderer.isCut()));
    }

    private static String type(@Nullable Object value) {
        if (value == null) return "null";
        return value instanceof TextRows ? "row" : value.getClass().getSimpleName();
    }

    private synchronized void add(TappedRecord record) {
        taken.add(record);
        if (taken.size() >= most) isFull = true;
    }

    boolean isFull() {
        return isFull;
    }

    /// Returns the records so far.
    synchronized List<TappedRecord> taken() {
        return List.copyOf(taken);
    }
}
