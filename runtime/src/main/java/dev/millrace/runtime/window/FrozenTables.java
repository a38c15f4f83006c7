package dev.millrace.runtime.window;

import dev.millrace.state.ChangingRows;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Accumulators as a snapshot has them.
///
/// @param byTime one table for each namespace: where a slice begins, or a window ends
/// @param gone the tables of namespaces that have been dropped
record FrozenTables(
        AccumulatorTables tables, Map<Long, TableSnapshot<Object>> byTime, DroppedRows.Taken<FrozenTables.Dropped> gone)
        implements ChangingRows<Object, Long, Object> {

    /// A table that nobody changes any more.
    record Dropped(long time, KeyedTable<Object> table) {}

    @Override
    public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
        for (Map.Entry<Long, TableSnapshot<Object>> each : byTime.entrySet()) {
            KeyedTable<Object> rows = each.getValue().rows();
            for (int slot = rows.next(-1); slot >= 0; slot = rows.next(slot)) tell(each.getKey(), rows, slot, consumer);
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
        for (Map.Entry<Long, TableSnapshot<Object>> each : byTime.entrySet()) {
            TableSnapshot<Object> table = each.getValue();
            KeyedTable<Object> rows = table.rows();
            for (int slot = table.nextChanged(-1); slot >= 0; slot = table.nextChanged(slot)) {
                tell(each.getKey(), rows, slot, consumer);
            }
        }
    }

    private void tell(long time, KeyedTable<Object> rows, int slot, OnRow<Object, Long, Object> consumer)
            throws IOException {
        consumer.row(rows.keyAt(slot), rows.hashAt(slot), time, tables.get(rows, slot));
    }

    @Override
    public List<Runnable> completions() {
        List<Runnable> completions = new ArrayList<>();
        for (TableSnapshot<Object> each : byTime.values()) completions.add(each.changes()::complete);
        completions.add(gone.own()::complete);
        return completions;
    }

    @Override
    public void release() {
        byTime.values().forEach(TableSnapshot::release);
    }
}
