package dev.millrace.bench.bare;

/// Holds up to [#CAPACITY] events for one worker, followed by the sender's watermark. Only one worker owns it at
/// a time.
final class Parcel {
    static final int CAPACITY = 1024;

    final long[] keys = new long[CAPACITY];
    final long[] values = new long[CAPACITY];
    final long[] timestamps = new long[CAPACITY];
    final byte[] streams = new byte[CAPACITY];
    int size;
    long watermark = Long.MIN_VALUE;

    boolean isFull() {
        return size == CAPACITY;
    }

    void add(int stream, long key, long value, long timestamp) {
        streams[size] = (byte) stream;
        keys[size] = key;
        values[size] = value;
        timestamps[size] = timestamp;
        size++;
    }

    void clear() {
        size = 0;
        watermark = Long.MIN_VALUE;
    }
}
