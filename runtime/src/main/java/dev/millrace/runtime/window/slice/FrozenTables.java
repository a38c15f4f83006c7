package dev.millrace.runtime.window.slice;

import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.DroppedRows;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.table.ChangeSet;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Provides the accumulators of a snapshot.
///
/// @param parts one for each namespace, in order
/// @param gone the tables of dropped namespaces
record FrozenTables(
        AccumulatorTables tables, List<FrozenTables.Part> parts, DroppedRows.Taken<FrozenTables.Dropped> gone)
        implements ChangingRows<Object, Long, Object> {

    /// Holds the rows of one namespace.
    ///
    /// @param time the start of a slice, or the end of a window
    record Part(long time, TableSnapshot<Object> table) {}

    /// Holds a table that no longer changes.
    record Dropped(long time, KeyedTable<Object> table) {}

    @Override
    public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
        for (Part each : parts) {
            KeyedTable<Object> rows = each.table.rows();
            for (int slot = rows.next(-1); slot >= 0; slot = rows.next(slot)) tell(each.time, rows, slot, consumer);
        }
    }

    @Override
    public boolean isWhole() {
        return gone.told().isWhole;
    }

    @Override
    public void forEachRemoved(OnRemoved<Object, Long> consumer) throws IOException {
        for (Dropped each : gone.told().dropped) {
            KeyedTable<Object> rows = each.table;
            for (int slot = rows.next(-1); slot >= 0; slot = rows.next(slot)) {
                consumer.removed(rows.keyAt(slot), rows.hashAt(slot), each.time);
            }
        }
    }

    @Override
    public void forEachChanged(OnRow<Object, Long, Object> consumer) throws IOException {
        for (Part each : parts) {
            TableSnapshot<Object> table = each.table;
            KeyedTable<Object> rows = table.rows();
            for (int slot = table.nextChanged(-1); slot >= 0; slot = table.nextChanged(slot)) {
                tell(each.time, rows, slot, consumer);
            }
        }
    }

    private void tell(long time, KeyedTable<Object> rows, int slot, OnRow<Object, Long, Object> consumer)
            throws IOException {
        consumer.row(rows.keyAt(slot), rows.hashAt(slot), time, tables.get(rows, slot));
    }

    @Override
    public List<Runnable> completions() {
        List<ChangeSet> changes = new ArrayList<>();
        for (Part each : parts) if (!each.table.changes().isEmpty()) changes.add(each.table.changes());
        return List.of(() -> changes.forEach(ChangeSet::complete), gone.own()::complete);
    }

    @Override
    public void release() {
        for (Part each : parts) each.table.release();
    }
}
