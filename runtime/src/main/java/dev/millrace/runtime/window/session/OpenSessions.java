package dev.millrace.runtime.window.session;

import dev.millrace.api.serializer.MapSerializer;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyGroupTables;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds the open sessions of all keys in one table per key group, and writes them to snapshots. The latest session of
/// a key is a row of the table; the row links to the key's earlier sessions. Not thread-safe.
public final class OpenSessions {
    /// The column with the start of a key's latest session.
    static final int START = 0;
    /// The column with the end of a key's latest session.
    static final int END = 1;
    /// The column with the time of a key's alarm.
    static final int ALARM = 2;

    private static final int KEPT = 3;
    private static final int EARLIER = 4;

    private final KeyedStates<Object> keyed;
    private final AccumulatorTables tables;
    private final boolean keptIsLong;
    private final KeyGroupTables<Object> groups;
    private final KeyedValueType<Map<TimeWindow, Object>> type;
    private boolean hasOlderForm;

    /// Restores the sessions of the snapshots.
    ///
    /// @param tables the tables of the aggregation's accumulators
    public OpenSessions(KeyedStates<Object> keyed, AccumulatorTables tables) {
        this.keyed = keyed;
        this.tables = tables;
        this.keptIsLong = tables.isLong();
        this.groups = keyed.tables(
                ColumnKind.LONG,
                ColumnKind.LONG,
                ColumnKind.LONG,
                keptIsLong ? ColumnKind.LONG : ColumnKind.OBJECT,
                ColumnKind.OBJECT);
        TimeWindow.Serializer windows = new TimeWindow.Serializer();
        this.type = new KeyedValueType<>(
                SessionOperator.NAME, tables.kind(), new MapSerializer<>(windows, tables.serializer()));
        keyed.restoreValues(type, new Restored());
        keyed.restoreRows(tables.rows(SessionOperator.NAME, windows), new Older());
        if (hasOlderForm) groups.beginWhole();
    }

    /// Restores the sessions of keys.
    private final class Restored implements KeyedValues.Target<Object, Map<TimeWindow, Object>> {
        @Override
        public void value(Object key, int hash, Map<TimeWindow, Object> sessions) {
            Session all = null;
            for (Map.Entry<TimeWindow, Object> each : sessions.entrySet()) {
                TimeWindow window = each.getKey();
                all = new Session(window.getStart(), window.getEnd(), each.getValue(), all);
            }
            KeyedTable<Object> open = groups.of(hash);
            if (all != null) store(open, open.claim(key, hash), all);
        }

        @Override
        public void removed(Object key, int hash) {
            KeyedTable<Object> open = groups.of(hash);
            int slot = open.slotOf(key, hash);
            if (slot >= 0) open.remove(slot);
        }
    }

    /// Restores sessions from snapshots of earlier releases, which hold one row per session.
    private final class Older implements KeyedRows.OnRow<Object, TimeWindow, Object> {
        @Override
        public void row(Object key, int hash, TimeWindow window, Object kept) {
            hasOlderForm = true;
            KeyedTable<Object> open = groups.of(hash);
            int slot = open.slotOf(key, hash);
            Session others = slot < 0 ? null : sessions(open, slot);
            store(open, open.claim(key, hash), new Session(window.getStart(), window.getEnd(), kept, others));
        }
    }

    /// Returns the table of the keys with a hash.
    KeyedTable<Object> of(int hash) {
        return groups.of(hash);
    }

    /// Returns all tables.
    public List<KeyedTable<Object>> all() {
        return groups.all();
    }

    /// Returns the accumulator of a slot's latest session.
    Object kept(KeyedTable<Object> open, int slot) {
        return keptIsLong ? (Object) open.getLong(KEPT, slot) : open.getObject(KEPT, slot);
    }

    void setKept(KeyedTable<Object> open, int slot, Object kept) {
        if (keptIsLong) open.setLong(KEPT, slot, (Long) kept);
        else open.setObject(KEPT, slot, kept);
    }

    /// Returns whether a slot has only one session.
    static boolean isAlone(KeyedTable<Object> open, int slot) {
        return open.getObject(EARLIER, slot) == null;
    }

    /// Returns all sessions of a slot, the latest first.
    public Session sessions(KeyedTable<Object> open, int slot) {
        return new Session(open.getLong(START, slot), open.getLong(END, slot), kept(open, slot), (Session)
                open.getObject(EARLIER, slot));
    }

    /// Returns all sessions of a slot. The caller may change them: no snapshot reads them.
    Session ownSessions(KeyedTable<Object> open, int slot) {
        Session all = sessions(open, slot);
        return open.isShared(slot) ? all.copy(tables) : all;
    }

    /// Copies all data of a slot that a snapshot may still read. Called before any of it changes.
    void own(KeyedTable<Object> open, int slot) {
        store(open, slot, ownSessions(open, slot));
    }

    /// Writes the latest of some sessions into the row and links the others to it.
    void store(KeyedTable<Object> open, int slot, Session sessions) {
        Session latest = sessions;
        for (Session each = sessions.next; each != null; each = each.next) if (each.start > latest.start) latest = each;
        Session earlier = null;
        for (Session each = sessions; each != null; ) {
            Session following = each.next;
            if (each != latest) {
                each.next = earlier;
                earlier = each;
            }
            each = following;
        }
        open.setLong(START, slot, latest.start);
        open.setLong(END, slot, latest.end);
        setKept(open, slot, latest.kept);
        open.setObject(EARLIER, slot, earlier);
    }

    void beginSnapshots() {
        groups.beginSnapshots();
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        snapshot.addValues(type, groups.snapshot(), this::windows);
    }

    /// Returns the sessions of a slot by their windows.
    private Map<TimeWindow, Object> windows(KeyedTable<Object> open, int slot) {
        Map<TimeWindow, Object> windows = new LinkedHashMap<>();
        for (Session each = sessions(open, slot); each != null; each = each.next) {
            windows.put(new TimeWindow(each.start, each.end), each.kept);
        }
        return windows;
    }
}
