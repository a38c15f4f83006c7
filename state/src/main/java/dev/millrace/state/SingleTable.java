package dev.millrace.state;

import dev.millrace.state.table.KeyedTable;

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
}
