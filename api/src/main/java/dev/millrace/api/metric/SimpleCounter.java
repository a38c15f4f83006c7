package dev.millrace.api.metric;

/// Counts up and down without synchronization. Not thread-safe: only one thread may change the count, and other threads
/// may read an older value. [ThreadSafeSimpleCounter] has no such limit.
public class SimpleCounter implements Counter {
    private long count;

    @Override
    public void inc() {
        count++;
    }

    @Override
    public void inc(long n) {
        count += n;
    }

    @Override
    public void dec() {
        count--;
    }

    @Override
    public void dec(long n) {
        count -= n;
    }

    @Override
    public long getCount() {
        return count;
    }
}
