package dev.millrace.runtime.window;

/// Represents a record of a script. The class is mutable, so the tests detect code that keeps a record without a copy.
public final class Event {
    public long id;
    public long key;
    public long time;
    /// The watermark that follows the record, or `Long.MIN_VALUE` for none.
    public long watermark;
    /// The sum of the IDs, and the number of records, as reductions compute them.
    public long sum;
    public int count;

    public Event() {}

    public Event(long id, long key, long time, long watermark) {
        this.id = id;
        this.key = key;
        this.time = time;
        this.watermark = watermark;
        this.sum = id;
        this.count = 1;
    }

    Event plus(Event other) {
        Event total = new Event(id, key, time, watermark);
        total.sum = sum + other.sum;
        total.count = count + other.count;
        return total;
    }

    @Override
    public String toString() {
        return count == 1 ? "" + sum : sum + "x" + count;
    }
}
