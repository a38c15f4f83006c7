package dev.millrace.api.time;

import dev.millrace.base.host.Host;

/// Sets the timestamp of each record to the current processing time. Timestamps never decrease.
public final class IngestionTimeAssigner<T> implements TimestampAssigner<T> {
    private long latestMillis = Long.MIN_VALUE;

    @Override
    public long extractTimestamp(T element, long recordTimestamp) {
        latestMillis = Math.max(latestMillis, Host.real().clock().millis());
        return latestMillis;
    }
}
