package dev.millrace.runtime.window.record;

import dev.millrace.base.fault.Check;
import dev.millrace.runtime.window.DroppedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Restores the records of one input in slices, and adds the appended and dropped records to later snapshots.
///
/// All key groups share the log of a slice, so adding a record is an append.
final class SliceLogs {
    private final KeyedStates<Object> keyed;
    private final RowType<Long, Object> rows;
    private final boolean isLeft;
    private final NavigableMap<Long, RecordSlice> byTime;
    private final RecordReading reading;
    private final DroppedRows<FrozenLogs.Dropped> dropped = new DroppedRows<>();
    private boolean takesSnapshots;

    /// Creates the logs of an input.
    ///
    /// @param rows the row type by which snapshots store the records
    /// @param byTime the slices, which may also hold records of another input
    SliceLogs(
            KeyedStates<Object> keyed,
            RowType<Long, Object> rows,
            boolean isLeft,
            NavigableMap<Long, RecordSlice> byTime,
            RecordReading reading) {
        this.keyed = keyed;
        this.rows = rows;
        this.isLeft = isLeft;
        this.byTime = byTime;
        this.reading = reading;
    }

    /// Receives the records of the current key.
    interface OnRecord {
        void record(long time, Object value);
    }

    /// Passes the records of the snapshots to the consumer, which appends them. Called once, before the first snapshot.
    void restore(OnRecord onRecord) {
        Restored restored = new Restored(onRecord);
        boolean tellsChanges = keyed.restoreChanging(rows, restored);
        restored.forget();
        if (!tellsChanges) dropped.makeWhole();
        for (RecordSlice each : byTime.values()) {
            KeyedLog log = log(each);
            log.progress().told = log.size();
            log.progress().complete = log.size();
        }
    }

    /// Restores records from snapshots. Removed records stay in their log until all snapshots are read.
    private final class Restored implements ChangingRows.Target<Object, Long, Object> {
        private final OnRecord onRecord;
        /// Maps each time to the keys with removed records, and each key to the size of the log at the removal.
        private final Map<Long, KeyedTable<Object>> removed = new TreeMap<>();

        Restored(OnRecord onRecord) {
            this.onRecord = onRecord;
        }

        @Override
        public void row(Object key, int hash, Long time, Object value) {
            onRecord.record(time, value);
        }

        @Override
        public void removed(Object key, int hash, Long time) {
            RecordSlice slice = byTime.get(time);
            if (slice == null) return;
            KeyedTable<Object> ends =
                    removed.computeIfAbsent(time, _ -> KeyedTable.of(keyed.keyShape(), ColumnKind.LONG));
            ends.setLong(0, ends.claim(key, hash), log(slice).size());
        }

        /// Drops the removed records.
        void forget() {
            removed.forEach((time, ends) -> {
                KeyedLog log = log(Check.present(byTime.get(time), "a slice with removed records"));
                log.retain(at -> {
                    int slot = log.find(at, ends);
                    return slot < 0 || at >= ends.getLong(0, slot);
                });
            });
        }
    }

    private KeyedLog log(RecordSlice slice) {
        return slice.pane.side(isLeft);
    }

    /// Notes that a slice was removed from the map. The caller clears its log next.
    void drop(long time, RecordSlice slice) {
        KeyedLog log = log(slice);
        int told = log.progress().told;
        if (!takesSnapshots || told == 0) return;
        dropped.drop(new FrozenLogs.Dropped(time, log.frozen(told)), told, this::size);
    }

    private long size() {
        long size = 0;
        for (RecordSlice each : byTime.values()) size += log(each).size();
        return size;
    }

    void beginSnapshots() {
        takesSnapshots = true;
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        List<FrozenLogs.Part> parts = new ArrayList<>();
        byTime.forEach((time, slice) -> {
            KeyedLog log = log(slice);
            KeyedLog.Progress progress = log.progress();
            parts.add(new FrozenLogs.Part(time, log.frozen(), progress.complete, progress.told, progress));
            progress.told = log.size();
        });
        reading.begins();
        snapshot.addChanging(
                rows, new FrozenLogs(keyed.keyShape(), parts, dropped.snapshot(size()), reading), keyed.range());
    }
}
