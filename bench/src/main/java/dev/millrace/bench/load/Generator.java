package dev.millrace.bench.load;

/// Generates the events of one stream. Each event is a pure function of the seed and its index, so any subtask can
/// generate any part.
///
/// Event time starts at [#ORIGIN_MILLIS] and advances by one millisecond per `2^logEventsPerMilli` events. Single
/// events lie up to 15 ms before that, so they are slightly out of order.
public final class Generator {
    /// The event time of index 0, a multiple of all window lengths.
    public static final long ORIGIN_MILLIS = 60_000_000;

    /// The delay of watermarks; no event is ever late.
    public static final int DISORDER_MILLIS = 20;

    private static final int JITTER_MASK = 15;

    private final long seed;
    private final int keys;
    private final int logEventsPerMilli;

    /// Creates a generator of stream 0 or 1 of a workload.
    public Generator(long seed, int stream, Shape shape) {
        this.seed = Mix.scatter(seed + stream);
        this.keys = shape.keys();
        this.logEventsPerMilli = shape.logEventsPerMilli();
    }

    /// Returns the event at an index.
    public Event event(long index) {
        long bits = bits(index);
        return new Event(key(bits), value(bits), timestamp(index, bits));
    }

    /// Returns the bits that determine key, value and disorder of an index.
    public long bits(long index) {
        return Mix.at(seed, index);
    }

    /// Returns the key from these bits: 0 to keys - 1.
    public long key(long bits) {
        return ((bits >>> 33) * keys) >>> 31;
    }

    /// Returns the value from these bits: 0 to 65535.
    public long value(long bits) {
        return bits & 0xffff;
    }

    /// Returns event time in milliseconds.
    public long timestamp(long index, long bits) {
        return ORIGIN_MILLIS + (index >>> logEventsPerMilli) - ((bits >>> 16) & JITTER_MASK);
    }

    /// Returns the earliest event time that this index or a later one can have.
    public long earliest(long index) {
        return ORIGIN_MILLIS + (index >>> logEventsPerMilli) - JITTER_MASK;
    }
}
