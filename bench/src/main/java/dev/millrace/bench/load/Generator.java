package dev.millrace.bench.load;

/// Makes the events of one stream: each is a pure function of the seed and its index, so any subtask can make any part.
///
/// Event time starts at [#ORIGIN_MILLIS] and moves by one millisecond each `2^logEventsPerMilli` events; single
/// events lie up to 15 ms before that, so they are slightly out of order.
public final class Generator {
    /// The event time of index 0, a multiple of all window lengths.
    public static final long ORIGIN_MILLIS = 60_000_000;

    /// The disorder that watermarks allow for; no event is ever late.
    public static final int DISORDER_MILLIS = 20;

    private static final int JITTER_MASK = 15;

    private final long seed;
    private final int keys;
    private final int logEventsPerMilli;

    /// A generator of stream 0 or 1 of a workload.
    public Generator(long seed, int stream, Shape shape) {
        this.seed = Mix.scatter(seed + stream);
        this.keys = shape.keys();
        this.logEventsPerMilli = shape.logEventsPerMilli();
    }

    /// The event at an index.
    public Event event(long index) {
        long bits = bits(index);
        return new Event(key(bits), value(bits), timestamp(index, bits));
    }

    /// The bits from which key, value and disorder of an index are taken.
    public long bits(long index) {
        return Mix.at(seed, index);
    }

    /// The key in some bits: 0 to keys - 1.
    public long key(long bits) {
        return ((bits >>> 33) * keys) >>> 31;
    }

    /// The value in some bits: 0 to 65535.
    public long value(long bits) {
        return bits & 0xffff;
    }

    /// Event time in milliseconds.
    public long timestamp(long index, long bits) {
        return ORIGIN_MILLIS + (index >>> logEventsPerMilli) - ((bits >>> 16) & JITTER_MASK);
    }

    /// The earliest event time that this index or any later one can have.
    public long earliest(long index) {
        return ORIGIN_MILLIS + (index >>> logEventsPerMilli) - JITTER_MASK;
    }
}
