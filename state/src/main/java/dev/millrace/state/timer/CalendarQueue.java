package dev.millrace.state.timer;

import dev.millrace.base.fault.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders registrations of timers by time, then by sequence number. Implements a calendar queue: registrations are
/// appended to a bucket for their range of times. The registrations of the earliest range, which are due first, are
/// sorted in front of the buckets.
///
/// A deleted timer may leave its registration in the queue; the owner reports the deletion with [#died]. A bucket is
/// removed as soon as all its timers are deleted, so a timer that is replaced before it fires costs one append. Ranges
/// become wider if buckets hold few registrations, and narrower if they hold many. Not thread-safe.
final class CalendarQueue {
    private static final int BUCKETS_MIN = 1_024;
    /// If buckets hold fewer registrations on average, ranges become wider.
    private static final int SPARSE = 4;
    /// If buckets hold more registrations on average, ranges become narrower.
    private static final int DENSE = 65_536;

    private static final int SHIFT_STEP = 2;
    private static final int SHIFT_MAX = 40;
    private static final int SPARES_MAX = 16;
    private static final int SPARE_ENTRIES_MAX = 256;

    private final boolean isPrimitive;
    private final BucketTable buckets = new BucketTable();
    private final Deque<TimerBucket> spares = new ArrayDeque<>();
    /// The ranges that have had registrations, as a binary heap. The bucket of a range may have been removed.
    private long[] ranges = new long[16];

    private int rangeCount;
    /// The length of a range in milliseconds, as a binary logarithm.
    private int shift;
    /// The number of registrations in buckets.
    private int waiting;

    /// The last time whose registrations are in front.
    private long frontEnd = Long.MIN_VALUE;

    /// The registrations in front, with different times.
    private final TimerHeap heap;
    /// The registrations in front with one common time, from `cursor` on.
    private @Nullable TimerBucket run;

    private int cursor;
    private @Nullable TimerBucket last;

    /// Creates an empty queue.
    ///
    /// @param isPrimitive whether keys are primitive
    CalendarQueue(boolean isPrimitive) {
        this.isPrimitive = isPrimitive;
        this.heap = new TimerHeap(isPrimitive);
    }

    /// Returns the number of registrations, including those of deleted timers.
    int size() {
        return waiting + heap.size() + (run == null ? 0 : run.size() - cursor);
    }

    /// Adds a registration.
    ///
    /// @param objectKey null if keys are primitive
    void push(long time, long sequence, long longKey, @Nullable Object objectKey, Object namespace) {
        if (size() == 0) {
            frontEnd = Long.MIN_VALUE;
            shift = 0;
            rangeCount = 0;
        }
        if (time <= frontEnd) heap.push(time, sequence, longKey, objectKey, namespace);
        else append(time, sequence, longKey, objectKey, namespace);
    }

    private void append(long time, long sequence, long longKey, @Nullable Object objectKey, Object namespace) {
        long range = time >> shift;
        TimerBucket bucket = find(range);
        if (bucket == null) {
            if (isSparse()) {
                regroup(shift + SHIFT_STEP);
                push(time, sequence, longKey, objectKey, namespace);
                return;
            }
            bucket = begin(range);
        }
        bucket.add(time, sequence, longKey, objectKey, namespace);
        waiting++;
        if (shift > 0 && waiting > (long) DENSE * buckets.size()) regroup(Math.max(0, shift - SHIFT_STEP));
    }

    private boolean isSparse() {
        int count = buckets.size();
        return count >= BUCKETS_MIN && waiting < (long) SPARSE * count && shift < SHIFT_MAX;
    }

    private @Nullable TimerBucket find(long range) {
        TimerBucket known = last;
        if (known != null && known.id() == range) return known;
        TimerBucket found = buckets.find(range);
        if (found != null) last = found;
        return found;
    }

    private TimerBucket begin(long range) {
        TimerBucket spare = spares.poll();
        TimerBucket bucket = spare == null ? new TimerBucket(isPrimitive) : spare;
        bucket.begin(range);
        buckets.add(bucket);
        if (rangeCount > 2 * buckets.size() + BUCKETS_MIN) keepRangesOfBuckets();
        else pushRange(range);
        last = bucket;
        return bucket;
    }

    private void drop(TimerBucket bucket) {
        buckets.remove(bucket);
        waiting -= bucket.size();
        last = null;
    }

    private void spare(TimerBucket bucket) {
        if (spares.size() == SPARES_MAX || bucket.size() > SPARE_ENTRIES_MAX) return;
        bucket.begin(0);
        spares.add(bucket);
    }

    /// Changes the length of the ranges.
    private void regroup(int wanted) {
        List<TimerBucket> all = buckets.all();
        buckets.clear();
        rangeCount = 0;
        waiting = 0;
        last = null;
        shift = wanted;
        for (TimerBucket each : all) {
            for (int entry = 0; entry < each.size(); entry++) {
                long range = each.time(entry) >> shift;
                TimerBucket bucket = find(range);
                if (bucket == null) bucket = begin(range);
                bucket.add(
                        each.time(entry),
                        each.sequence(entry),
                        each.longKey(entry),
                        each.objectKey(entry),
                        each.namespace(entry));
                waiting++;
            }
        }
    }

    /// Notes that the timer of a registration was deleted.
    void died(long time) {
        if (time <= frontEnd) return;
        TimerBucket bucket = find(time >> shift);
        if (bucket == null || !bucket.died()) return;
        drop(bucket);
        spare(bucket);
    }

    /// Returns a lower bound of all registered times, or `Long.MAX_VALUE` if there is no registration.
    long earliest() {
        if (hasFront()) return first().time(firstEntry());
        TimerBucket bucket = firstBucket();
        return bucket == null ? Long.MAX_VALUE : bucket.least();
    }

    private boolean hasFront() {
        return run != null || !heap.isEmpty();
    }

    /// Returns whether the first registration is due at this time. If so, [#first] and [#firstEntry] locate it.
    boolean hasDue(long until) {
        while (!hasFront()) {
            TimerBucket bucket = firstBucket();
            if (bucket == null || bucket.least() > until) return false;
            moveToFront(bucket);
        }
        return first().time(firstEntry()) <= until;
    }

    private void moveToFront(TimerBucket bucket) {
        frontEnd = (bucket.id() << shift) + ((1L << shift) - 1);
        drop(bucket);
        if (bucket.isInOrder()) {
            run = bucket;
            cursor = 0;
            return;
        }
        for (int entry = 0; entry < bucket.size(); entry++) {
            heap.push(
                    bucket.time(entry),
                    bucket.sequence(entry),
                    bucket.longKey(entry),
                    bucket.objectKey(entry),
                    bucket.namespace(entry));
        }
        spare(bucket);
    }

    /// Returns the collection that holds the first registration.
    Registrations first() {
        TimerBucket here = run;
        return here != null && isRunFirst(here) ? here : heap;
    }

    /// Returns the number of the first registration in [#first].
    int firstEntry() {
        TimerBucket here = run;
        return here != null && isRunFirst(here) ? cursor : 0;
    }

    private boolean isRunFirst(TimerBucket here) {
        if (heap.isEmpty()) return true;
        long time = here.time(cursor);
        return time < heap.time(0) || time == heap.time(0) && here.sequence(cursor) < heap.sequence(0);
    }

    /// Removes the first registration, which must be in front.
    void pop() {
        Check.that(hasFront(), "a calendar queue was asked for its first registration before one was due");
        TimerBucket here = run;
        if (here == null || !isRunFirst(here)) {
            heap.pop();
        } else if (++cursor == here.size()) {
            run = null;
            spare(here);
        }
    }

    /// Drops the registrations that the predicate does not keep, except the common-time registrations in front.
    void retain(Registrations.Keep keep) {
        heap.retain(keep);
        for (TimerBucket bucket : buckets.all()) {
            waiting -= bucket.size();
            bucket.retain(keep);
            waiting += bucket.size();
            if (bucket.size() == 0) drop(bucket);
        }
    }

    private @Nullable TimerBucket firstBucket() {
        while (rangeCount > 0) {
            TimerBucket bucket = buckets.find(ranges[0]);
            if (bucket != null) return bucket;
            popRange();
        }
        return null;
    }

    private void keepRangesOfBuckets() {
        rangeCount = 0;
        for (TimerBucket each : buckets.all()) pushRange(each.id());
    }

    private void pushRange(long range) {
        if (rangeCount == ranges.length) ranges = Arrays.copyOf(ranges, 2 * rangeCount);
        int hole = rangeCount++;
        while (hole > 0 && ranges[hole - 1 >>> 1] > range) {
            ranges[hole] = ranges[hole - 1 >>> 1];
            hole = hole - 1 >>> 1;
        }
        ranges[hole] = range;
    }

    private void popRange() {
        long moved = ranges[--rangeCount];
        int hole = 0;
        for (int child = 1; child < rangeCount; child = 2 * hole + 1) {
            if (child + 1 < rangeCount && ranges[child + 1] < ranges[child]) child++;
            if (ranges[child] >= moved) break;
            ranges[hole] = ranges[child];
            hole = child;
        }
        ranges[hole] = moved;
    }

    /// Finds buckets by the numbers of their ranges.
    private static final class BucketTable {
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private @Nullable TimerBucket[] slots = new TimerBucket[16];
        private int size;

        int size() {
            return size;
        }

        private int home(long id) {
            return (int) (id * SPREAD >>> 32) & slots.length - 1;
        }

        private int after(int slot) {
            return slot + 1 & slots.length - 1;
        }

        @Nullable
        TimerBucket find(long id) {
            for (int slot = home(id); ; slot = after(slot)) {
                TimerBucket found = slots[slot];
                if (found == null || found.id() == id) return found;
            }
        }

        void add(TimerBucket bucket) {
            if (++size > slots.length / 2) grow();
            place(bucket);
        }

        private void place(TimerBucket bucket) {
            int slot = home(bucket.id());
            while (slots[slot] != null) slot = after(slot);
            slots[slot] = bucket;
        }

        private void grow() {
            @Nullable TimerBucket[] before = slots;
            slots = new TimerBucket[2 * before.length];
            for (TimerBucket each : before) if (each != null) place(each);
        }

        /// Removes a bucket, and moves the buckets that follow in the probe sequence.
        void remove(TimerBucket bucket) {
            int hole = home(bucket.id());
            while (slots[hole] != bucket) hole = after(hole);
            slots[hole] = null;
            size--;
            TimerBucket next;
            for (int slot = after(hole); (next = slots[slot]) != null; slot = after(slot)) {
                slots[slot] = null;
                place(next);
            }
        }

        List<TimerBucket> all() {
            List<TimerBucket> all = new ArrayList<>(size);
            for (TimerBucket each : slots) if (each != null) all.add(each);
            return all;
        }

        void clear() {
            Arrays.fill(slots, null);
            size = 0;
        }
    }
}
