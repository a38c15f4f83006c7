package dev.millrace.bench.bare;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Implements `session`: keeps a chain of open sessions for each key, and a timer wheel that checks a session when
/// it may end.
final class SessionLoop implements KeyedLoop {
    private static final int GAP = Workload.SESSION_GAP_MILLIS;
    private static final int LOG_SLOT_MILLIS = 6;
    private static final int SLOTS = 1 << 12; // four minutes, far more than workers can be apart

    private final KeyIndex index = new KeyIndex();
    private final Tally tally;
    private final List<List<Session>> wheel = IntStream.range(0, SLOTS)
            .<List<Session>>mapToObj(_ -> new ArrayList<>())
            .toList();
    private @Nullable Session[] heads = new @Nullable Session[1024];
    private long nextSlot = -1;

    SessionLoop(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void accept(int stream, long key, long value, long timestamp) {
        int number = index.of(key);
        if (number >= heads.length) {
            heads = Arrays.copyOf(heads, heads.length * 2);
        }
        var session = heads[number];
        if (session != null && session.next == null && session.touches(timestamp, timestamp + GAP)) {
            session.extend(timestamp, timestamp + GAP, value);
        } else {
            heads[number] = merged(session, new Session(number, timestamp, timestamp + GAP, value));
        }
    }

    /// Merges all sessions that touch the new one into it, and returns the chain.
    private Session merged(@Nullable Session chain, Session fresh) {
        Session rest = null;
        for (var session = chain; session != null; ) {
            var next = session.next;
            if (session.touches(fresh.start, fresh.end)) {
                fresh.extend(session.start, session.end, session.sum);
                session.isOver = true;
            } else {
                session.next = rest;
                rest = session;
            }
            session = next;
        }
        fresh.next = rest;
        schedule(fresh);
        return fresh;
    }

    private void schedule(Session session) {
        long slot = session.end >> LOG_SLOT_MILLIS;
        if (nextSlot < 0) {
            nextSlot = slot - 2; // no session ends before the first one, up to the disorder
        }
        wheel.get((int) Math.max(slot, nextSlot) & (SLOTS - 1)).add(session);
    }

    @Override
    public void advance(long watermark) {
        if (nextSlot < 0) {
            return;
        }
        long end = watermark == Long.MAX_VALUE ? nextSlot + SLOTS : watermark >> LOG_SLOT_MILLIS;
        while (nextSlot < end) {
            var due = wheel.get((int) nextSlot & (SLOTS - 1));
            var looked = List.copyOf(due);
            due.clear();
            nextSlot++;
            looked.forEach(session -> look(session, nextSlot << LOG_SLOT_MILLIS));
        }
    }

    private void look(Session session, long reached) {
        if (session.isOver) {
            return;
        }
        if (session.end > reached) {
            schedule(session);
            return;
        }
        session.isOver = true;
        heads[session.number] = without(heads[session.number], session);
        tally.add(index.key(session.number), session.sum, session.end);
    }

    private static @Nullable Session without(@Nullable Session chain, Session gone) {
        if (chain == null || chain == gone) {
            return chain == null ? null : chain.next;
        }
        for (var session = chain; session.next != null; session = session.next) {
            if (session.next == gone) {
                session.next = gone.next;
                break;
            }
        }
        return chain;
    }

    private static final class Session {
        final int number;
        long start;
        long end;
        long sum;
        boolean isOver;

        @Nullable
        Session next;

        Session(int number, long start, long end, long sum) {
            this.number = number;
            this.start = start;
            this.end = end;
            this.sum = sum;
        }

        boolean touches(long otherStart, long otherEnd) {
            return otherStart <= end && otherEnd >= start;
        }

        void extend(long otherStart, long otherEnd, long value) {
            start = Math.min(start, otherStart);
            end = Math.max(end, otherEnd);
            sum += value;
        }
    }
}
