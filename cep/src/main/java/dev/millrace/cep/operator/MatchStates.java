package dev.millrace.cep.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchRow;
import dev.millrace.cep.match.MatchRows;
import dev.millrace.runtime.window.record.RecordReading;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NumberedRows;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyGroupTables;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the matches of all keys of a subtask, in one table per key group. Writes them to
/// snapshots. Not thread-safe.
final class MatchStates<T> {
    private final KeyedStates<Object> keyed;
    private final KeyGroupTables<Object> groups;
    private final RecordReading reading;
    private final boolean keysAreLong;
    private final List<String> stages;
    private final MatchRows<T> rows;
    private final NumberedRows<MatchRow<T>> allRows;
    private final KeyedValueType<StoredMatches<T>> type;

    /// Restores the matches from snapshots.
    MatchStates(
            KeyedStates<Object> keyed, CompiledPattern<T> pattern, TypeSerializer<T> events, RecordReading reading) {
        this.keyed = keyed;
        this.groups = keyed.tables(ColumnKind.OBJECT);
        this.reading = reading;
        this.keysAreLong = keyed.keyShape().isPrimitive();
        this.stages = pattern.stages().stream().map(PatternStage::name).toList();
        this.type =
                new KeyedValueType<>("pattern matches", SectionKind.KEYED_VALUE, new StoredMatchesSerializer<>(events));
        keyed.restoreValues(type, new Restored());
        this.allRows = KeyedMatchRows.open(keyed, "pattern rows", events);
        this.rows = new KeyedMatchRows<>(allRows, "");
    }

    /// Returns the rows of the current key.
    MatchRows<T> rows() {
        return rows;
    }

    /// Returns the number of rows of all keys.
    long rowCount() {
        return allRows.size();
    }

    private final class Restored implements KeyedValues.Target<Object, StoredMatches<T>> {
        @Override
        public void value(Object key, int hash, StoredMatches<T> stored) {
            KeyedTable<Object> table = groups.of(hash);
            table.setObject(0, table.claim(key, hash), stored.at(stages));
        }

        @Override
        public void removed(Object key, int hash) {
            KeyedTable<Object> table = groups.of(hash);
            int slot = table.slotOf(key, hash);
            if (slot >= 0) table.remove(slot);
        }
    }

    int size() {
        return groups.size();
    }

    List<KeyedTable<Object>> all() {
        return groups.all();
    }

    KeyedTable<Object> of(int hash) {
        return groups.of(hash);
    }

    /// Returns the slot of the current key, or -1.
    int known(KeyedTable<Object> table) {
        int hash = keyed.currentHash();
        return keysAreLong ? table.slotOf(keyed.currentLongKey(), hash) : table.slotOf(keyed.currentKey(), hash);
    }

    /// Returns the slot of a key, or -1.
    ///
    /// @param number the key, if keys are primitive
    /// @param key the key, if keys are objects; else null
    static int known(KeyedTable<Object> table, long number, @Nullable Object key, int hash) {
        return key == null ? table.slotOf(number, hash) : table.slotOf(key, hash);
    }

    /// Adds the current key, whose matches the caller then sets.
    int add(KeyedTable<Object> table) {
        int hash = keyed.currentHash();
        return keysAreLong ? table.claim(keyed.currentLongKey(), hash) : table.claim(keyed.currentKey(), hash);
    }

    void set(KeyedTable<Object> table, int slot, KeyMatches<T> matches) {
        table.setObject(0, slot, matches);
    }

    /// Returns the matches of a slot.
    @SuppressWarnings("unchecked")
    static <T> KeyMatches<T> at(KeyedTable<Object> table, int slot) {
        return (KeyMatches<T>) Check.present(table.getObject(0, slot), "the matches of a key");
    }

    /// Returns the matches of a slot for a change. Forks the matches that a snapshot reads.
    KeyMatches<T> forChange(KeyedTable<Object> table, int slot) {
        KeyMatches<T> matches = at(table, slot);
        if (!table.takesSnapshots()) return matches;
        KeyMatches<T> changed = table.isShared(slot) ? matches.fork() : matches;
        table.setObject(0, slot, changed);
        return changed;
    }

    void beginSnapshots() {
        groups.beginSnapshots();
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        reading.begins();
        snapshot.addValues(type, groups.snapshot(), new Frozen());
    }

    private final class Frozen implements KeyedValues<Object, StoredMatches<T>> {
        @Override
        public StoredMatches<T> at(KeyedTable<Object> table, int slot) {
            return new StoredMatches<>(MatchStates.at(table, slot), stages);
        }

        @Override
        public void release() {
            reading.ends();
        }
    }
}
