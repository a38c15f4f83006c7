package dev.millrace.sql.stream.row;

import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyGroupTables;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.function.Consumer;

/// Keeps lists of rows on the heap. A key has the place of its last row, and each row has the place of the row before
/// it. In snapshots, a key has its list as one value, as with other stores.
public final class RowChains implements AppendedRows, KeyedPart {
    private static final int LAST = 0;
    private static final int SIZE = 1;

    private final KeyedStates<Object> states;
    private final KeyGroupTables<Object> tables;
    private final KeyedValueType<PackedRowList> type;
    private RowPages pages = new RowPages();
    private boolean hasReplaced;

    /// Restores the lists, and attaches them to the snapshots of the states.
    ///
    /// @param name the name of the lists, unique within the operator
    public RowChains(KeyedStates<Object> states, String name) {
        this.states = states;
        this.tables = states.tables(ColumnKind.LONG, ColumnKind.LONG);
        this.type = new KeyedValueType<>(name, SectionKind.KEYED_VALUE, PackedRowListSerializer.INSTANCE);
        states.restoreValues(type, new Restored());
        if (hasReplaced) dropReplaced();
        states.attach(this);
    }

    @Override
    public void add(PackedRow row) {
        int hash = states.currentHash();
        KeyedTable<Object> table = tables.of(hash);
        append(table, table.claim(states.currentKey(), hash), row);
    }

    private void append(KeyedTable<Object> table, int slot, PackedRow row) {
        table.setLong(LAST, slot, pages.add(row, table.getLong(LAST, slot)));
        table.setLong(SIZE, slot, table.getLong(SIZE, slot) + 1);
    }

    @Override
    public void forEach(Consumer<PackedRow> consumer) {
        int hash = states.currentHash();
        KeyedTable<Object> table = tables.of(hash);
        int slot = table.slotOf(states.currentKey(), hash);
        if (slot >= 0) forEach(pages.now(), table, slot, consumer);
    }

    private static void forEach(byte[][] pages, KeyedTable<Object> table, int slot, Consumer<PackedRow> consumer) {
        long last = table.getLong(LAST, slot);
        int size = Math.toIntExact(table.getLong(SIZE, slot));
        if (size == 1) {
            consumer.accept(RowPages.row(pages, last));
            return;
        }
        for (long place : RowPages.places(pages, last, size)) consumer.accept(RowPages.row(pages, place));
    }

    /// Copies the rows of all lists to new pages, because later files of a snapshot replaced lists of earlier ones.
    private void dropReplaced() {
        byte[][] former = pages.now();
        pages = new RowPages();
        for (KeyedTable<Object> table : tables.all()) {
            for (int i = table.next(-1); i >= 0; i = table.next(i)) {
                PackedRowList rows = list(former, table, i);
                replace(table, i, rows);
            }
        }
    }

    private void replace(KeyedTable<Object> table, int slot, PackedRowList rows) {
        table.setLong(LAST, slot, RowPages.NONE);
        table.setLong(SIZE, slot, 0);
        rows.forEach(each -> append(table, slot, each));
    }

    private static PackedRowList list(byte[][] pages, KeyedTable<Object> table, int slot) {
        PackedRowList rows = new PackedRowList();
        forEach(pages, table, slot, rows::add);
        return rows;
    }

    @Override
    public void beginSnapshots() {
        tables.beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        ((KeyedSnapshot<Object>) snapshot).addValues(type, tables.snapshot(), new Frozen(pages.now()));
    }

    /// Provides the lists of a snapshot.
    private record Frozen(byte[][] pages) implements KeyedValues<Object, PackedRowList> {
        @Override
        public PackedRowList at(KeyedTable<Object> table, int slot) {
            return list(pages, table, slot);
        }
    }

    /// Restores the lists of keys.
    private final class Restored implements KeyedValues.Target<Object, PackedRowList> {
        @Override
        public void value(Object key, int hash, PackedRowList rows) {
            KeyedTable<Object> table = tables.of(hash);
            int slot = table.claim(key, hash);
            hasReplaced |= !table.wasInserted();
            replace(table, slot, rows);
        }

        @Override
        public void removed(Object key, int hash) {
            KeyedTable<Object> table = tables.of(hash);
            int slot = table.slotOf(key, hash);
            if (slot >= 0) table.remove(slot);
        }
    }
}
