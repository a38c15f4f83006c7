package dev.millrace.runtime.window;

import dev.millrace.state.KeyedRows;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.Map;

/// Accumulators as a snapshot has them.
///
/// @param byTime one table for each namespace: where a slice begins, or a window ends
record FrozenTables(AccumulatorTables tables, Map<Long, TableSnapshot<Object>> byTime)
        implements KeyedRows<Object, Long, Object> {

    @Override
    public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
        for (Map.Entry<Long, TableSnapshot<Object>> each : byTime.entrySet()) {
            KeyedTable<Object> rows = each.getValue().rows();
            for (int slot = rows.next(-1); slot >= 0; slot = rows.next(slot)) {
                consumer.row(rows.keyAt(slot), rows.hashAt(slot), each.getKey(), tables.get(rows, slot));
            }
        }
    }

    @Override
    public void release() {
        byTime.values().forEach(TableSnapshot::release);
    }
}
