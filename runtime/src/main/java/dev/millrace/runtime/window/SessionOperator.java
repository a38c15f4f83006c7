package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import org.jspecify.annotations.Nullable;

/// Event-time sessions with a fixed gap and no lateness. A key with one open session, the common case, is one row of a
/// table;
/// an alarm for its end is set once and set anew only when it goes off too early, so a record costs one probe and no
/// timer.
final class SessionOperator<I> implements Operator, Receiver<I> {
    private final long gapMillis;
    private final KeyedStates<Object> keyed;
    private final Aggregation<I, Object, Object> aggregation;
    private final KeyedTable<Object> open;
    private final SessionAlarms alarms;
    private final WindowEmitter<Object, TimeWindow> emitter;
    private final WindowSurroundings surroundings;
    private final boolean keysAreLong;

    /// @param open a table with one object column, for [Session]s
    /// @param alarms one for each open session, set to its end or earlier
    SessionOperator(
            long gapMillis,
            KeyedStates<Object> keyed,
            Aggregation<I, Object, Object> aggregation,
            KeyedTable<Object> open,
            SessionAlarms alarms,
            WindowEmitter<Object, TimeWindow> emitter,
            WindowSurroundings surroundings) {
        this.gapMillis = gapMillis;
        this.keyed = keyed;
        this.aggregation = aggregation;
        this.open = open;
        this.alarms = alarms;
        this.emitter = emitter;
        this.surroundings = surroundings;
        this.keysAreLong = keyed.keyShape().isPrimitive();
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
        Session first = slot < 0 ? null : (Session) open.getObject(0, slot);
        try {
            // In order and alone: the session grows, nothing else happens.
            if (first != null && first.next == null && timestamp >= first.start && timestamp <= first.end) {
                first.kept = aggregation.add(first.kept, value);
                long end = timestamp + gapMillis;
                if (end > first.end) first.end = end;
                return;
            }
            place(value, timestamp, first, hash);
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    /// Makes a session for a record and merges it with those it touches.
    private void place(I value, long timestamp, @Nullable Session first, int hash) throws Exception {
        long start = timestamp;
        long end = timestamp + gapMillis;
        Session touching = null;
        Session rest = null;
        for (Session each = first; each != null; ) {
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
        if (touching == null && end - 1 <= surroundings.watermark()) {
            store(rest, hash);
            surroundings.late(value, timestamp);
            return;
        }
        store(joined(value, start, end, touching, rest, hash), hash);
    }

    private Session joined(I value, long start, long end, @Nullable Session touching, @Nullable Session rest, int hash)
            throws Exception {
        if (touching == null) {
            Session made = new Session(start, end, aggregation.first(value), rest);
            alarms.set(made.end, keyed.currentKey(), hash);
            return made;
        }
        Session whole = touching;
        Session each = touching.next;
        while (each != null) {
            boolean isEarlier = each.start < whole.start;
            whole.kept =
                    isEarlier ? aggregation.merge(each.kept, whole.kept) : aggregation.merge(whole.kept, each.kept);
            whole.start = Math.min(whole.start, each.start);
            whole.end = Math.max(whole.end, each.end);
            // The other one's alarm will find nobody.
            whole.alarm = Math.min(whole.alarm, each.alarm);
            each = each.next;
        }
        whole.kept = aggregation.add(whole.kept, value);
        whole.start = Math.min(whole.start, start);
        whole.end = Math.max(whole.end, end);
        whole.next = rest;
        return whole;
    }

    private void store(@Nullable Session first, int hash) {
        if (first == null) return;
        int slot = keysAreLong ? open.claim(keyed.currentLongKey(), hash) : open.claim(keyed.currentKey(), hash);
        open.setObject(0, slot, first);
    }

    @Override
    public void watermark(long timestamp) {
        surroundings.reached(timestamp);
        try {
            while (alarms.isDue(timestamp)) goOff(alarms.next());
        } catch (Throwable thrown) {
            throw surroundings.failures().during(thrown, "while closing sessions up to the watermark " + timestamp);
        }
        surroundings.control().watermark(timestamp);
    }

    /// Closes the session of a key that an alarm was set for, or sets the alarm anew if the session has grown.
    private void goOff(SessionAlarms.Alarm alarm) throws Exception {
        int slot = open.slotOf(alarm.key(), alarm.hash());
        if (slot < 0) return;
        Session before = null;
        Session session = (Session) open.getObject(0, slot);
        while (session != null && session.alarm != alarm.end()) {
            before = session;
            session = session.next;
        }
        if (session == null) return;
        if (session.end > alarm.end()) {
            session.alarm = session.end;
            alarms.set(session.end, alarm.key(), alarm.hash());
            return;
        }
        if (before != null) before.next = session.next;
        else if (session.next != null) open.setObject(0, slot, session.next);
        else open.remove(slot);
        emit(alarm, session);
    }

    private void emit(SessionAlarms.Alarm alarm, Session session) throws Exception {
        TimeWindow window = new TimeWindow(session.start, session.end);
        if (emitter.needsKey()) keyed.select(alarm.key(), alarm.hash());
        emitter.emit(alarm.key(), window, aggregation.result(session.kept), window.maxTimestamp());
        if (emitter.needsKey()) emitter.clear(alarm.key(), window);
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
    public void end() {
        surroundings.control().end();
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
