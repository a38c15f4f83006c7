package dev.millrace.state;

import dev.millrace.base.fault.Check;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.util.Map;

/// All entries in one table: those of one namespace, which goes as a whole.
record SingleTable<K>(KeyedTable<K> table) implements Tables<K> {

    @Override
    public KeyedTable<K> current() {
        return table;
    }

    @Override
    public void forEach(OnSlot<K> consumer) {
        Tables.walk(table, consumer);
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public void clear(int group) {
        throw Check.broken("one namespace was to lose key group %d", group);
    }

    @Override
    public void beginSnapshots() {
        table.beginWholeSnapshots();
    }

    @Override
    public Map<Integer, TableSnapshot<K>> snapshot() {
        return Map.of(-1, table.snapshot());
    }
}
