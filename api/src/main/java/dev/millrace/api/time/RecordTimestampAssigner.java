package dev.millrace.api.time;

/// Keeps the existing timestamp of each record.
public final class RecordTimestampAssigner<E> implements TimestampAssigner<E> {

    @Override
    public long extractTimestamp(E element, long recordTimestamp) {
        return recordTimestamp;
    }
}
