package dev.millrace.runtime.window.session;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.runtime.window.bucket.WindowStateFormat;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Evaluates event-time sessions with a fixed gap and no allowed lateness. A record in order costs one table access and
/// no timer.
///
/// Each key has one alarm, at the earliest end of its sessions. If the alarm goes off and that session has grown, the
/// operator sets the alarm again.
public final class SessionOperator<I> implements OneInput<I>, SessionAlarms.OnAlarm, KeyedPart {
    public static final String NAME = "window sessions";

    private static final Object NO_KEY = new Object();

    private final long gapMillis;
    private final KeyedStates<Object> keyed;
    private final Aggregation<I, Object, Object> aggregation;
    private final OpenSessions sessions;
    private final SessionAlarms alarms;
    private final WindowEmitter<Object, TimeWindow> emitter;
    private final WindowProgress progress;
    private final boolean keysAreLong;

    /// Creates the operator and restores its sessions.
    ///
    /// @param tables the tables of the aggregation's accumulators
    /// @param alarms a schedule for keys of this kind, without alarms
    SessionOperator(
            long gapMillis,
            KeyedStates<Object> keyed,
            Aggregation<I, Object, Object> aggregation,
            AccumulatorTables tables,
            SessionAlarms alarms,
            WindowEmitter<Object, TimeWindow> emitter,
            WindowProgress progress) {
        this.gapMillis = gapMillis;
        this.keyed = keyed;
        this.aggregation = aggregation;
        this.keysAreLong = keyed.keyShape().isPrimitive();
        this.sessions = new OpenSessions(keyed, tables);
        this.alarms = alarms;
        this.emitter = emitter;
        this.progress = progress;
        WindowStateFormat.SESSIONS.restore(keyed, _ -> {});
        for (KeyedTable<Object> open : sessions.all()) setAlarms(open);
        keyed.attach(this);
    }

    /// Sets the alarms of all keys of a restored table.
    private void setAlarms(KeyedTable<Object> open) {
        for (int slot = open.next(-1); slot >= 0; slot = open.next(slot)) {
            long first = Long.MAX_VALUE;
            for (Session each = sessions.sessions(open, slot); each != null; each = each.next) {
                first = Math.min(first, each.end);
            }
            setAlarm(open, slot, first);
        }
    }

    @Override
    public void beginSnapshots() {
        sessions.beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        KeyedSnapshot<Object> own = (KeyedSnapshot<Object>) snapshot;
        sessions.addTo(own);
        WindowStateFormat.SESSIONS.addTo(own, keyed, 0);
    }

    @Override
    public Receiver<?> control() {
        return progress.control();
    }

    @Override
    public void record(I value, long timestamp) {
        if (timestamp == Batch.NO_TIMESTAMP) throw noTimestamp(value);
        int hash = keyed.currentHash();
        KeyedTable<Object> open = sessions.of(hash);
        int slot = keysAreLong ? open.slotOf(keyed.currentLongKey(), hash) : open.slotOf(keyed.currentKey(), hash);
        try {
            if (slot >= 0
                    && timestamp >= open.getLong(OpenSessions.START, slot)
                    && timestamp <= open.getLong(OpenSessions.END, slot)) {
                if (open.isShared(slot)) sessions.own(open, slot);
                // The latest session grows towards later times, so it cannot reach another session.
                sessions.setKept(open, slot, aggregation.add(sessions.kept(open, slot), value));
                long end = timestamp + gapMillis;
                if (end > open.getLong(OpenSessions.END, slot)) open.setLong(OpenSessions.END, slot, end);
                return;
            }
            place(value, timestamp, open, slot, hash);
        } catch (Throwable thrown) {
            throw progress.failures().at(thrown, value, timestamp);
        }
    }

    /// Creates a session for a record and merges it with the sessions that it touches.
    private void place(I value, long timestamp, KeyedTable<Object> open, int slot, int hash) throws Exception {
        long start = timestamp;
        long end = timestamp + gapMillis;
        Session touching = null;
        Session rest = null;
        for (Session each = slot < 0 ? null : sessions.ownSessions(open, slot); each != null; ) {
            Session following = each.next;
            // Sessions that only touch merge too, as in Flink.
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
            sessions.store(open, slot, grown(value, start, end, touching, rest));
        } else if (end - 1 <= progress.watermark()) {
            if (rest != null) sessions.store(open, slot, rest);
            progress.late(value, timestamp);
        } else {
            add(open, slot, hash, new Session(start, end, aggregation.first(value), rest));
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

    /// Stores a new session in front of the other sessions of its key.
    private void add(KeyedTable<Object> open, int slot, int hash, Session first) {
        int at = slot;
        if (at < 0) at = keysAreLong ? open.claim(keyed.currentLongKey(), hash) : open.claim(keyed.currentKey(), hash);
        if (slot < 0 || first.end < open.getLong(OpenSessions.ALARM, at)) {
            // Setting the alarm marks the slot as unshared. This is correct, because ownSessions has already copied the
            // other sessions of the slot.
            setAlarm(open, at, first.end);
        }
        sessions.store(open, at, first);
    }

    @Override
    public void watermark(long timestamp) {
        progress.reached(timestamp);
        try {
            alarms.advance(timestamp, this);
        } catch (Throwable thrown) {
            throw progress.failures().during(thrown, "while closing sessions up to the watermark " + timestamp);
        }
        progress.control().watermark(timestamp);
    }

    @Override
    public void goesOff(long end, long number, @Nullable Object key, int hash) throws Exception {
        int keyHash = key == null ? keyed.keyShape().hashLong(number) : hash;
        KeyedTable<Object> open = sessions.of(keyHash);
        int slot = key == null ? open.slotOf(number, keyHash) : open.slotOf(key, keyHash);
        // If another session of the key ends earlier, the alarm has moved to that end.
        if (slot < 0 || open.getLong(OpenSessions.ALARM, slot) != end) return;
        if (OpenSessions.isAlone(open, slot) && open.getLong(OpenSessions.END, slot) > end) {
            if (open.isShared(slot)) sessions.own(open, slot);
            setAlarm(open, slot, open.getLong(OpenSessions.END, slot));
            return;
        }
        close(open, slot, end);
    }

    /// Emits the sessions of a key that end at its alarm, and sets the alarm for the next session.
    private void close(KeyedTable<Object> open, int slot, long end) throws Exception {
        Session keep = null;
        Session over = null;
        long next = Long.MAX_VALUE;
        for (Session each = sessions.ownSessions(open, slot); each != null; ) {
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
            sessions.store(open, slot, keep);
            setAlarm(open, slot, next);
        }
        for (Session each = over; each != null; each = each.next) emit(key, each);
    }

    private void setAlarm(KeyedTable<Object> open, int slot, long end) {
        open.setLong(OpenSessions.ALARM, slot, end);
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
                .what("An event-time session window received a record without a timestamp: %s", value)
                .fix("Call assignTimestampsAndWatermarks(…), or use processing-time sessions.");
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
