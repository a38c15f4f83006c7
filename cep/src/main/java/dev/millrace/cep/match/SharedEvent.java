package dev.millrace.cep.match;

/// Holds an event that partial matches share.
///
/// @param <T> the type of the events
public final class SharedEvent<T> implements Comparable<SharedEvent<?>> {
    private final T value;
    private final long timestamp;
    private final long sequence;

    /// Creates an event.
    ///
    /// @param sequence the number of the event among the taken events of its key
    public SharedEvent(T value, long timestamp, long sequence) {
        this.value = value;
        this.timestamp = timestamp;
        this.sequence = sequence;
    }

    public T value() {
        return value;
    }

    public long timestamp() {
        return timestamp;
    }

    public long sequence() {
        return sequence;
    }

    /// Compares by timestamp, then by order of arrival.
    @Override
    public int compareTo(SharedEvent<?> other) {
        int byTime = Long.compare(timestamp, other.timestamp);
        return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }
}
