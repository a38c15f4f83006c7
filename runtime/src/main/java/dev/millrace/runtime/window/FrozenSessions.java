package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.state.KeyedRows;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;

/// Open sessions as a snapshot has them.
record FrozenSessions(AccumulatorTables tables, TableSnapshot<Object> open)
        implements KeyedRows<Object, TimeWindow, Object> {

    @Override
    public void forEach(OnRow<Object, TimeWindow, Object> consumer) throws IOException {
        KeyedTable<Object> rows = open.rows();
        for (int slot = rows.next(-1); slot >= 0; slot = rows.next(slot)) {
            Object key = rows.keyAt(slot);
            int hash = rows.hashAt(slot);
            Session each = SessionOperator.sessions(rows, slot, tables);
            for (; each != null; each = each.next) {
                consumer.row(key, hash, new TimeWindow(each.start, each.end), each.kept);
            }
        }
    }

    @Override
    public void release() {
        open.release();
    }
}
