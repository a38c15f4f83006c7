package dev.millrace.runtime.window.join;

import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.LongPrimitiveArraySerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.MapSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.window.record.RecordReading;
import dev.millrace.runtime.window.session.SessionAlarms;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyGroupTables;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds the records of both sides of an interval join per key, each side in order of time, in one table per key group.
/// Writes the records to snapshots. Not thread-safe.
final class TimedRuns {
    static final int LEFT = 0;
    static final int RIGHT = 1;

    private static final List<String> NAMES = List.of("interval join, left", "interval join, right");
    /// The name of the times from which records of either side are valid, for each key group. An incremental snapshot
    /// does not list keys that have lost records only because the watermark advanced.
    private static final String BOUNDS = "interval join bounds";

    private final KeyedStates<Object> keyed;
    private final KeyGroupTables<Object> groups;
    private final RecordReading reading;
    private final boolean keysAreLong;
    private final List<KeyedValueType<Map<Long, List<Object>>>> types;

    TimedRuns(KeyedStates<Object> keyed, RecordReading reading) {
        this.keyed = keyed;
        this.groups = keyed.tables(ColumnKind.OBJECT, ColumnKind.OBJECT);
        this.reading = reading;
        this.keysAreLong = keyed.keyShape().isPrimitive();
        this.types = List.of(type(LEFT), type(RIGHT));
        Restored restored = new Restored();
        for (int side = LEFT; side <= RIGHT; side++) {
            keyed.restoreValues(types.get(side), restored.values(side));
            keyed.restoreRows(older(side), restored.older(side));
        }
        for (KeyedTable<Object> table : groups.all()) dropEmpty(table);
        if (restored.isAnew) groups.beginWhole();
    }

    private KeyedValueType<Map<Long, List<Object>>> type(int side) {
        return new KeyedValueType<>(
                NAMES.get(side),
                SectionKind.KEYED_VALUE,
                new MapSerializer<>(LongSerializer.INSTANCE, new ListSerializer<>(serializer(side))));
    }

    /// Returns the row type of earlier releases: one row for each record, with its timestamp.
    private RowType<Long, Object> older(int side) {
        return new RowType<>(NAMES.get(side), SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, serializer(side));
    }

    private TypeSerializer<Object> serializer(int side) {
        return reading.serializer(side == LEFT);
    }

    private static void dropEmpty(KeyedTable<Object> table) {
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            if (isEmpty(run(LEFT, table, slot)) && isEmpty(run(RIGHT, table, slot))) table.remove(slot);
        }
    }

    private static boolean isEmpty(@Nullable TimedRun run) {
        return run == null || run.size() == 0;
    }

    /// Restores records from snapshots.
    private final class Restored {
        /// The bounds by the first hash, as an unsigned number, for which they are valid.
        private final TreeMap<Long, long[]> bounds = new TreeMap<>();
        /// Whether the snapshots hold obsolete records, or records in the format of an earlier release.
        boolean isAnew;

        Restored() {
            keyed.restoreGroups(
                    BOUNDS, LongPrimitiveArraySerializer.INSTANCE, (first, _, value) -> bounds.put(first, value));
        }

        KeyedValues.Target<Object, Map<Long, List<Object>>> values(int side) {
            return new KeyedValues.Target<>() {
                @Override
                public void value(Object key, int hash, Map<Long, List<Object>> records) {
                    KeyedTable<Object> table = groups.of(hash);
                    table.setObject(side, table.claim(key, hash), run(records, from(side, hash)));
                }

                @Override
                public void removed(Object key, int hash) {
                    KeyedTable<Object> table = groups.of(hash);
                    int slot = table.slotOf(key, hash);
                    if (slot >= 0) table.setObject(side, slot, null);
                }
            };
        }

        private long from(int side, int hash) {
            Map.Entry<Long, long[]> group = bounds.floorEntry(hash & 0xFFFF_FFFFL);
            return group == null ? Long.MIN_VALUE : group.getValue()[side];
        }

        private TimedRun run(Map<Long, List<Object>> records, long from) {
            TimedRun run = new TimedRun();
            records.forEach((time, values) -> {
                if (time < from) isAnew = true;
                else for (Object each : values) run.add(time, each);
            });
            return run;
        }

        KeyedRows.OnRow<Object, Long, Object> older(int side) {
            return (key, hash, time, value) -> {
                isAnew = true;
                KeyedTable<Object> table = groups.of(hash);
                made(side, table, table.claim(key, hash)).add(time, value);
            };
        }
    }

    /// Returns the number of keys with records.
    int size() {
        return groups.size();
    }

    /// Returns all tables.
    List<KeyedTable<Object>> all() {
        return groups.all();
    }

    /// Returns the table of the keys with a hash.
    KeyedTable<Object> of(int hash) {
        return groups.of(hash);
    }

    /// Returns the slot of a key, or -1 if the key has no records.
    ///
    /// @param number the key, if keys are primitive
    /// @param key the key, if keys are objects; else null
    static int known(KeyedTable<Object> table, long number, @Nullable Object key, int hash) {
        return key == null ? table.slotOf(number, hash) : table.slotOf(key, hash);
    }

    /// Sets an alarm for the key of a slot.
    void remind(SessionAlarms alarms, KeyedTable<Object> table, int slot, long end) {
        if (keysAreLong) alarms.set(end, table.longKeyAt(slot));
        else alarms.set(end, table.keyAt(slot), table.hashAt(slot));
    }

    /// Returns the slot of the current key in its table, and adds the key if it does not exist. The caller may change
    /// the contents.
    int claim(KeyedTable<Object> table) {
        int hash = keyed.currentHash();
        int slot = keysAreLong ? table.claim(keyed.currentLongKey(), hash) : table.claim(keyed.currentKey(), hash);
        if (!table.wasInserted()) change(table, slot);
        return slot;
    }

    /// Prepares the runs of a slot for a change, which the table does not notice by itself. Forks the runs that
    /// snapshots read.
    private static void change(KeyedTable<Object> table, int slot) {
        if (!table.takesSnapshots()) return;
        boolean isShared = table.isShared(slot);
        TimedRun lefts = run(LEFT, table, slot);
        TimedRun rights = run(RIGHT, table, slot);
        table.setObject(LEFT, slot, lefts == null || !isShared ? lefts : lefts.fork());
        if (isShared) table.setObject(RIGHT, slot, rights == null ? null : rights.fork());
    }

    /// Returns the records of one side, or null if there are none.
    static @Nullable TimedRun run(int side, KeyedTable<Object> table, int slot) {
        return (TimedRun) table.getObject(side, slot);
    }

    /// Returns the records of one side for a change, and creates an empty run if there is none.
    static TimedRun made(int side, KeyedTable<Object> table, int slot) {
        TimedRun run = run(side, table, slot);
        if (run != null) return run;
        TimedRun made = new TimedRun();
        table.setObject(side, slot, made);
        return made;
    }

    /// Drops the records of a slot before some times, and drops the slot if no record is left.
    ///
    /// @return whether records are left
    static boolean cut(KeyedTable<Object> table, int slot, long leftsBefore, long rightsBefore) {
        change(table, slot);
        TimedRun lefts = run(LEFT, table, slot);
        TimedRun rights = run(RIGHT, table, slot);
        if (lefts != null) lefts.cutBefore(leftsBefore);
        if (rights != null) rights.cutBefore(rightsBefore);
        boolean isLeft = !isEmpty(lefts) || !isEmpty(rights);
        if (!isLeft) table.remove(slot);
        return isLeft;
    }

    void beginSnapshots() {
        groups.beginSnapshots();
    }

    /// Adds the records at or after some times to a snapshot.
    void addTo(KeyedSnapshot<Object> snapshot, long leftsFrom, long rightsFrom) throws IOException {
        Map<Integer, TableSnapshot<Object>> frozen = groups.snapshot();
        reading.begins();
        snapshot.addValues(types.get(LEFT), frozen, new FrozenRuns(LEFT, leftsFrom, reading));
        reading.begins();
        snapshot.addValues(types.get(RIGHT), frozen, new FrozenRuns(RIGHT, rightsFrom, reading));
        Map<Integer, long[]> bounds = new HashMap<>();
        KeyGroups.Range range = keyed.range();
        for (int group = range.first(); group <= range.last(); group++) {
            bounds.put(group, new long[] {leftsFrom, rightsFrom});
        }
        snapshot.addGroups(BOUNDS, LongPrimitiveArraySerializer.INSTANCE, bounds);
    }

    /// Provides the records of one side for a snapshot: by timestamp, and by order of arrival for equal timestamps.
    ///
    /// @param from records before this time are obsolete
    private record FrozenRuns(int side, long from, RecordReading reading)
            implements KeyedValues<Object, Map<Long, List<Object>>> {

        @Override
        public boolean has(KeyedTable<Object> table, int slot) {
            TimedRun run = run(side, table, slot);
            return run != null && run.firstAtOrAfter(from) < run.size();
        }

        @Override
        public Map<Long, List<Object>> at(KeyedTable<Object> table, int slot) {
            Map<Long, List<Object>> records = new LinkedHashMap<>();
            TimedRun run = Check.present(run(side, table, slot), "the records of a key");
            for (int i = run.firstAtOrAfter(from); i < run.size(); i++) {
                records.computeIfAbsent(run.timeAt(i), _ -> new ArrayList<>()).add(run.valueAt(i));
            }
            return records;
        }

        @Override
        public void release() {
            reading.ends();
        }
    }
}
