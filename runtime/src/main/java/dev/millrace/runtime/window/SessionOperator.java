package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.RowType;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Event-time sessions with a fixed gap and no lateness. A key's latest session is one row of a table, so a record in
/// order costs one probe and no timer; earlier sessions that are still open, which only disorder makes, hang on the
/// row.
///
/// A key has one alarm. It is set for the first end of its sessions and set anew when it goes off too early.
final class SessionOperator<I>
        implements Operator,
                Receiver<I>,
                SessionAlarms.OnAlarm,
                KeyedPart,
                KeyedRows.OnRow<Object, TimeWindow, Object> {
    static final String NAME = "window sessions";

    private static final Object NO_KEY = new Object();
    private static final int START = 0;
    private static final int END = 1;
    private static final int ALARM = 2;
    private static final int KEPT = 3;
    private static final int EARLIER = 4;

    private final long gapMillis;
    private final KeyedStates<Object> keyed;
    private final Aggregation<I, Object, Object> aggregation;
    private final KeyedTable<Object> open;
    private final SessionAlarms alarms;
    private final WindowEmitter<Object, TimeWindow> emitter;
    private final WindowSurroundings surroundings;
    private final boolean keysAreLong;
    private final AccumulatorTables tables;
    private final boolean keptIsLong;
    private final RowType<TimeWindow, Object> rows;

    /// @param tables what the aggregation keeps
    /// @param alarms none set, for keys of this kind
    SessionOperator(
            long gapMillis,
            KeyedStates<Object> keyed,
            Aggregation<I, Object, Object> aggregation,
            AccumulatorTables tables,
            SessionAlarms alarms,
            WindowEmitter<Object, TimeWindow> emitter,
            WindowSurroundings surroundings) {
        this.gapMillis = gapMillis;
        this.keyed = keyed;
        this.aggregation = aggregation;
        this.tables = tables;
        this.keptIsLong = tables.isLong();
        this.rows = tables.rows(NAME, new TimeWindow.Serializer());
        this.keysAreLong = keyed.keyShape().isPrimitive();
        this.open = KeyedTable.of(
                keyed.keyShape(),
                ColumnKind.LONG,
                ColumnKind.LONG,
                ColumnKind.LONG,
                keptIsLong ? ColumnKind.LONG : ColumnKind.OBJECT,
                ColumnKind.OBJECT);
        this.alarms = alarms;
        this.emitter = emitter;
        this.surroundings = surroundings;
        keyed.restoreRows(rows, this);
        keyed.attach(this);
    }

    /// A session of the current key comes back from a snapshot.
    @Override
    public void row(Object key, int hash, TimeWindow window, Object kept) {
        int slot = keysAreLong ? open.slotOf(keyed.currentLongKey(), hash) : open.slotOf(key, hash);
        add(slot, hash, new Session(window.getStart(), window.getEnd(), kept, slot < 0 ? null : sessions(slot)));
    }

    @Override
    public void beginSnapshots() {
        open.beginWholeSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        KeyedSnapshot<Object> own = (KeyedSnapshot<Object>) snapshot;
        own.add(rows, new FrozenSessions(tables, open.snapshot()));
        KeptForm.SESSIONS.addTo(own, keyed, 0);
    }

    @Override
    public Receiver<?> input(int index) {
        return this;
    }

    @Override
    public void record(I value, long timestamp) {
        if (timestamp == Batch.NO_TIMESTAMP) throw noTimestamp(value);
        int hash = keyed.currentHash();
        int slot = keysAreLong ? open.slotOf(keyed.currentLongKey(), hash) : open.slotOf(keyed.currentKey(), hash);
        try {
            if (slot >= 0 && timestamp >= open.getLong(START, slot) && timestamp <= open.getLong(END, slot)) {
                if (open.isShared(slot)) own(slot);
                // The latest session grows, which no other can notice.
                setKept(slot, aggregation.add(kept(slot), value));
                long end = timestamp + gapMillis;
                if (end > open.getLong(END, slot)) open.setLong(END, slot, end);
                return;
            }
            place(value, timestamp, slot, hash);
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    private Object kept(int slot) {
        return keptIsLong ? (Object) open.getLong(KEPT, slot) : open.getObject(KEPT, slot);
    }

    private void setKept(int slot, Object kept) {
        if (keptIsLong) open.setLong(KEPT, slot, (Long) kept);
        else open.setObject(KEPT, slot, kept);
    }

    /// All sessions of a slot, which may be changed: no snapshot reads them.
    private Session sessions(int slot) {
        Session all = sessions(open, slot, tables);
        return open.isShared(slot) ? all.copy(tables) : all;
    }

    /// All sessions of a slot of a table of sessions.
    static Session sessions(KeyedTable<Object> table, int slot, AccumulatorTables tables) {
        Object kept = tables.isLong() ? (Object) table.getLong(KEPT, slot) : table.getObject(KEPT, slot);
        return new Session(
                table.getLong(START, slot), table.getLong(END, slot), kept, (Session) table.getObject(EARLIER, slot));
    }

    /// Copies all that a snapshot may still read of a slot, before any of it changes.
    private void own(int slot) {
        store(slot, sessions(slot));
    }

    /// Makes a session for a record and merges it with those it touches.
    private void place(I value, long timestamp, int slot, int hash) throws Exception {
        long start = timestamp;
        long end = timestamp + gapMillis;
        Session touching = null;
        Session rest = null;
        for (Session each = slot < 0 ? null : sessions(slot); each != null; ) {
            Session following = each.next;
            // Windows that only touch are merged too, as in Flink.
            if (each.start <= end && start <= each.end) {
                each.next = touching;
                touching = each;
            } else {
                each.next = rest;
                rest = each;
            }
            each = following;
        }
        if (touching != null) {
            store(slot, grown(value, start, end, touching, rest));
        } else if (end - 1 <= surroundings.watermark()) {
            if (rest != null) store(slot, rest);
            surroundings.late(value, timestamp);
        } else {
            add(slot, hash, new Session(start, end, aggregation.first(value), rest));
        }
    }

    private Session grown(I value, long start, long end, Session touching, @Nullable Session rest) throws Exception {
        Session whole = touching;
        for (Session each = touching.next; each != null; each = each.next) {
            boolean isEarlier = each.start < whole.start;
            whole.kept =
                    isEarlier ? aggregation.merge(each.kept, whole.kept) : aggregation.merge(whole.kept, each.kept);
            whole.start = Math.min(whole.start, each.start);
            whole.end = Math.max(whole.end, each.end);
        }
        whole.kept = aggregation.add(whole.kept, value);
        whole.start = Math.min(whole.start, start);
        whole.end = Math.max(whole.end, end);
        whole.next = rest;
        return whole;
    }

    /// Stores a new session before the others of its key, if there are any.
    private void add(int slot, int hash, Session first) {
        int at = slot;
        if (at < 0) at = keysAreLong ? open.claim(keyed.currentLongKey(), hash) : open.claim(keyed.currentKey(), hash);
        if (slot < 0 || first.end < open.getLong(ALARM, at)) {
            // Nothing of the slot is shared any more that counts: its other sessions hang on the first.
            open.setLong(ALARM, at, first.end);
            if (keysAreLong) alarms.set(first.end, keyed.currentLongKey());
            else alarms.set(first.end, keyed.currentKey(), hash);
        }
        store(at, first);
    }

    /// Writes the latest of some sessions into the row and lets the others hang on it.
    private void store(int slot, Session sessions) {
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
        setKept(slot, latest.kept);
        open.setObject(EARLIER, slot, earlier);
    }

    @Override
    public void watermark(long timestamp) {
        surroundings.reached(timestamp);
        try {
            alarms.advance(timestamp, this);
        } catch (Throwable thrown) {
            throw surroundings.failures().during(thrown, "while closing sessions up to the watermark " + timestamp);
        }
        surroundings.control().watermark(timestamp);
    }

    @Override
    public void goesOff(long end, long number, @Nullable Object key, int hash) throws Exception {
        int slot = key == null ? open.slotOf(number, keyed.keyShape().hashLong(number)) : open.slotOf(key, hash);
        // A session that began later and ends earlier has brought the alarm forward.
        if (slot < 0 || open.getLong(ALARM, slot) != end) return;
        Session earlier = (Session) open.getObject(EARLIER, slot);
        if (earlier == null && open.getLong(END, slot) > end) {
            if (open.isShared(slot)) own(slot);
            setAlarm(slot, open.getLong(END, slot));
            return;
        }
        close(slot, end);
    }

    /// Emits the sessions of a key that end with its alarm, and sets the alarm for the next one.
    private void close(int slot, long end) throws Exception {
        Session keep = null;
        Session over = null;
        long next = Long.MAX_VALUE;
        for (Session each = sessions(slot); each != null; ) {
            Session following = each.next;
            if (each.end <= end) {
                each.next = over;
                over = each;
            } else {
                each.next = keep;
                keep = each;
                next = Math.min(next, each.end);
            }
            each = following;
        }
        Object key = emitter.needsKey() ? open.keyAt(slot) : NO_KEY;
        if (emitter.needsKey()) keyed.select(key, open.hashAt(slot));
        if (keep == null) {
            open.remove(slot);
        } else {
            store(slot, keep);
            setAlarm(slot, next);
        }
        for (Session each = over; each != null; each = each.next) emit(key, each);
    }

    private void setAlarm(int slot, long end) {
        open.setLong(ALARM, slot, end);
        if (keysAreLong) alarms.set(end, open.longKeyAt(slot));
        else alarms.set(end, open.keyAt(slot), open.hashAt(slot));
    }

    private void emit(Object key, Session session) throws Exception {
        TimeWindow window = new TimeWindow(session.start, session.end);
        emitter.emit(key, window, aggregation.result(session.kept), window.maxTimestamp());
        if (emitter.clears()) emitter.clear(key, window);
    }

    private static RuntimeException noTimestamp(@Nullable Object value) {
        return ChainFaults.NO_TIMESTAMP
                .what("a record without a timestamp came to an event-time session window: %s", value)
                .fix("call assignTimestampsAndWatermarks(…), or use processing-time sessions");
    }

    @Override
    public void idle(boolean isIdle) {
        surroundings.control().idle(isIdle);
    }

    @Override
    public void backlog(boolean isBacklog) {
        surroundings.control().backlog(isBacklog);
    }

    @Override
    public void end() {
        surroundings.control().end();
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
