package dev.millrace.runtime.window.session;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Schedules alarms of keys in a timing wheel: a ring of buckets for near alarms, and a tree of buckets for later ones.
///
/// A bucket covers a span of time that depends on the session gap. Buckets reuse their arrays, so an alarm allocates
/// no object.
public final class SessionAlarms {
    private static final int RING = 4096;
    private static final int MASK = RING - 1;

    private final boolean keysAreLong;
    private final long grainMillis;
    private final @Nullable Bucket[] ring = new Bucket[RING];
    private final TreeMap<Long, Bucket> far = new TreeMap<>();
    private Bucket spare;
    private int inRing;
    private boolean hasStarted;
    /// The number of the first bucket that may hold an alarm. The ring holds the buckets from here on, the tree holds
    /// later buckets.
    private long first;

    /// Is called when an alarm goes off.
    @FunctionalInterface
    public interface OnAlarm {
        /// Handles an alarm.
        ///
        /// @param end the time of the alarm
        /// @param number the key, if keys are primitive
        /// @param key the key, if keys are objects; else null
        /// @param hash the hash of an object key
        void goesOff(long end, long number, @Nullable Object key, int hash) throws Exception;
    }

    /// Creates a schedule without alarms.
    ///
    /// @param gapMillis the distance of most alarms from the watermark
    public SessionAlarms(boolean keysAreLong, long gapMillis) {
        this.keysAreLong = keysAreLong;
        this.grainMillis = gapMillis / (RING / 2) + 1;
        this.spare = new Bucket(keysAreLong);
    }

    /// Returns the number of scheduled alarms.
    int size() {
        int size = inRing;
        for (Bucket bucket : far.values()) size += bucket.size;
        return size;
    }

    /// Sets an alarm for a primitive key.
    public void set(long end, long number) {
        bucket(end).add(end, number);
    }

    /// Sets an alarm for an object key.
    public void set(long end, Object key, int hash) {
        bucket(end).add(end, key, hash);
    }

    private Bucket bucket(long end) {
        long number = Math.floorDiv(end, grainMillis);
        if (hasStarted && number >= first && number - first < RING) {
            inRing++;
            int at = (int) number & MASK;
            Bucket there = ring[at];
            if (there != null) return there;
            Bucket made = new Bucket(keysAreLong);
            ring[at] = made;
            return made;
        }
        return far.computeIfAbsent(number, _ -> new Bucket(keysAreLong));
    }

    /// Calls `onAlarm` for all alarms at or before the watermark, in order of time. The callback may set alarms at or
    /// after the time of the current one.
    public void advance(long watermark, OnAlarm onAlarm) throws Exception {
        long limit = watermark == Long.MAX_VALUE ? watermark : watermark + 1;
        long last = Math.floorDiv(limit, grainMillis);
        if (!hasStarted) first = far.isEmpty() ? last : Math.min(last, far.firstKey());
        hasStarted = true;
        while (find(last)) {
            Bucket taken = take();
            int due = taken.sortDue(limit, first * grainMillis);
            for (int i = 0; i < due; i++) taken.goOff(i, onAlarm);
            for (int i = due; i < taken.size; i++) putBack(taken, taken.at(i));
            taken.clear();
            spare = taken;
            if (due == 0) break; // only later alarms remain in the watermark's bucket
        }
        first = last;
    }

    /// Turns the ring to the first bucket with an alarm. Returns false if that bucket is after the last one.
    private boolean find(long last) {
        if (inRing == 0) {
            if (far.isEmpty() || far.firstKey() > last) return false;
            first = far.firstKey();
        }
        while (first <= last) {
            while (!far.isEmpty() && far.firstKey() - first < RING)
                bringNear(far.pollFirstEntry().getValue());
            Bucket here = ring[(int) first & MASK];
            if (here != null && here.size > 0) return true;
            if (inRing == 0) return find(last);
            first++;
        }
        return false;
    }

    private void bringNear(Bucket bucket) {
        for (int i = 0; i < bucket.size; i++) putBack(bucket, i);
    }

    private Bucket take() {
        int at = (int) first & MASK;
        Bucket taken = Check.present(ring[at], "a bucket of alarms");
        ring[at] = spare;
        inRing -= taken.size;
        return taken;
    }

    private void putBack(Bucket from, int at) {
        if (keysAreLong) set(from.ends[at], from.numbers[at]);
        else set(from.ends[at], from.keyAt(at), from.hashes[at]);
    }

    /// Holds the alarms of one span of time.
    private static final class Bucket {
        private static final int FIRST_CAPACITY = 4;
        private static final int KEPT_CAPACITY = 1024;
        private static final long[] NO_LONGS = {};
        private static final int[] NO_INTS = {};
        private static final Object[] NO_OBJECTS = {};

        private final boolean keysAreLong;
        private long[] ends = NO_LONGS;
        private long[] numbers = NO_LONGS;
        private @Nullable Object[] keys = NO_OBJECTS;
        private int[] hashes = NO_INTS;
        private long[] order = NO_LONGS;
        private int size;

        Bucket(boolean keysAreLong) {
            this.keysAreLong = keysAreLong;
        }

        void add(long end, long number) {
            if (size == ends.length) grow();
            ends[size] = end;
            numbers[size++] = number;
        }

        void add(long end, Object key, int hash) {
            if (size == ends.length) grow();
            ends[size] = end;
            keys[size] = key;
            hashes[size++] = hash;
        }

        private void grow() {
            int capacity = Math.max(FIRST_CAPACITY, ends.length * 2);
            ends = Arrays.copyOf(ends, capacity);
            if (keysAreLong) {
                numbers = Arrays.copyOf(numbers, capacity);
            } else {
                keys = Arrays.copyOf(keys, capacity);
                hashes = Arrays.copyOf(hashes, capacity);
            }
        }

        /// Sorts the alarms by time.
        ///
        /// @param start the start of the bucket's span
        /// @return the number of alarms at or before the limit
        int sortDue(long limit, long start) {
            if (order.length < size) order = new long[ends.length];
            int due = 0;
            for (int i = 0; i < size; i++) {
                order[i] = ends[i] - start << 32 | i;
                if (ends[i] <= limit) due++;
            }
            Arrays.sort(order, 0, size);
            return due;
        }

        /// Returns the index of the alarm with this rank.
        int at(int rank) {
            return (int) order[rank];
        }

        @SuppressWarnings("NullAway") // filled up to `size`
        Object keyAt(int at) {
            return keys[at];
        }

        void goOff(int rank, OnAlarm onAlarm) throws Exception {
            int at = at(rank);
            if (keysAreLong) onAlarm.goesOff(ends[at], numbers[at], null, 0);
            else onAlarm.goesOff(ends[at], 0, keys[at], hashes[at]);
        }

        void clear() {
            if (!keysAreLong) Arrays.fill(keys, 0, size, null);
            size = 0;
            if (ends.length <= KEPT_CAPACITY) return;
            ends = NO_LONGS;
            numbers = NO_LONGS;
            keys = NO_OBJECTS;
            hashes = NO_INTS;
            order = NO_LONGS;
        }
    }
}
