package dev.millrace.runtime.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.RowType;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// For each key the records of both sides of an interval join, each side in order of time; and what snapshots keep of
/// them.
final class TimedRuns {
    private static final int LEFT = 0;
    private static final int RIGHT = 1;

    private final KeyedStates<Object> keyed;
    private final KeyedTable<Object> runs;
    private final RecordReading reading;
    private final boolean keysAreLong;
    private final RowType<Long, Object> leftRows;
    private final RowType<Long, Object> rightRows;

    TimedRuns(KeyedStates<Object> keyed, RecordReading reading) {
        this.keyed = keyed;
        this.runs = KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT, ColumnKind.OBJECT);
        this.reading = reading;
        this.keysAreLong = keyed.keyShape().isPrimitive();
        this.leftRows = rows("interval join, left", true);
        this.rightRows = rows("interval join, right", false);
        keyed.restoreRows(leftRows, (_, _, time, value) -> run(LEFT, slot()).add(time, value));
        keyed.restoreRows(rightRows, (_, _, time, value) -> run(RIGHT, slot()).add(time, value));
    }

    private RowType<Long, Object> rows(String name, boolean isLeft) {
        return new RowType<>(name, SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, reading.serializer(isLeft));
    }

    /// Whether the last [#slot] made the slot.
    boolean wasMade() {
        return runs.wasInserted();
    }

    /// How many keys have records.
    int size() {
        return runs.size();
    }

    /// The slot of a key that has records.
    ///
    /// @param number the key, if keys are primitive
    /// @param key the key otherwise
    int known(long number, @Nullable Object key, int hash) {
        return key == null ? runs.slotOf(number, keyed.keyShape().hashLong(number)) : runs.slotOf(key, hash);
    }

    /// Sets an alarm for the key of a slot.
    void remind(SessionAlarms alarms, int slot, long end) {
        if (keysAreLong) alarms.set(end, runs.longKeyAt(slot));
        else alarms.set(end, runs.keyAt(slot), runs.hashAt(slot));
    }

    /// The slot of the current key, made if need be. What is in it may be changed.
    int slot() {
        int hash = keyed.currentHash();
        int slot = keysAreLong ? runs.claim(keyed.currentLongKey(), hash) : runs.claim(keyed.currentKey(), hash);
        if (runs.isShared(slot)) own(slot);
        return slot;
    }

    /// Leaves the runs of a slot to the snapshots that read them, and goes on with others like them.
    private void own(int slot) {
        TimedRun lefts = at(LEFT, slot);
        TimedRun rights = at(RIGHT, slot);
        runs.setObject(LEFT, slot, lefts == null ? null : lefts.fork());
        runs.setObject(RIGHT, slot, rights == null ? null : rights.fork());
    }

    private @Nullable TimedRun at(int side, int slot) {
        return (TimedRun) runs.getObject(side, slot);
    }

    private TimedRun run(int side, int slot) {
        TimedRun run = at(side, slot);
        if (run != null) return run;
        TimedRun made = new TimedRun();
        runs.setObject(side, slot, made);
        return made;
    }

    TimedRun lefts(int slot) {
        return run(LEFT, slot);
    }

    TimedRun rights(int slot) {
        return run(RIGHT, slot);
    }

    /// Null if there are no records.
    @Nullable
    TimedRun knownLefts(int slot) {
        return at(LEFT, slot);
    }

    /// Null if there are no records.
    @Nullable
    TimedRun knownRights(int slot) {
        return at(RIGHT, slot);
    }

    /// The next slot with a key after one, or -1. Begin with -1.
    int next(int after) {
        return runs.next(after);
    }

    /// Drops the records of a slot that lie before some time, and the slot if none is left.
    ///
    /// @return whether records are left
    boolean cut(int slot, long leftsBefore, long rightsBefore) {
        if (runs.isShared(slot)) own(slot);
        TimedRun lefts = at(LEFT, slot);
        TimedRun rights = at(RIGHT, slot);
        if (lefts != null) lefts.cutBefore(leftsBefore);
        if (rights != null) rights.cutBefore(rightsBefore);
        boolean isEmpty = (lefts == null || lefts.size() == 0) && (rights == null || rights.size() == 0);
        if (isEmpty) runs.remove(slot);
        return !isEmpty;
    }

    void beginSnapshots() {
        runs.beginWholeSnapshots();
    }

    /// Adds the records that do not lie before some time.
    void addTo(KeyedSnapshot<Object> snapshot, long leftsFrom, long rightsFrom) throws IOException {
        TableSnapshot<Object> frozen = runs.snapshot();
        reading.begins();
        snapshot.add(leftRows, new FrozenRuns(frozen, LEFT, leftsFrom, reading));
        reading.begins();
        snapshot.add(rightRows, new FrozenRuns(frozen, RIGHT, rightsFrom, reading));
    }

    /// The records of one side as a snapshot has them.
    ///
    /// @param from what lies before is as good as gone
    private record FrozenRuns(TableSnapshot<Object> frozen, int side, long from, RecordReading reading)
            implements KeyedRows<Object, Long, Object> {

        @Override
        public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
            KeyedTable<Object> rows = frozen.rows();
            for (int slot = rows.next(-1); slot >= 0; slot = rows.next(slot)) {
                TimedRun run = (TimedRun) rows.getObject(side, slot);
                if (run == null) continue;
                Object key = rows.keyAt(slot);
                int hash = rows.hashAt(slot);
                for (int i = run.firstAtOrAfter(from); i < run.size(); i++) {
                    consumer.row(key, hash, run.timeAt(i), run.valueAt(i));
                }
            }
        }

        @Override
        public void release() {
            frozen.release();
            reading.ends();
        }
    }
}
