package dev.millrace.api.time;

import dev.millrace.base.host.Host;

/// Stamps records with the time at which they are seen, never going back.
public final class IngestionTimeAssigner<T> implements TimestampAssigner<T> {
    private long latestMillis = Long.MIN_VALUE;

    @Override
    public long extractTimestamp(T element, long recordTimestamp) {
        latestMillis = Math.max(latestMillis, Host.real().clock().millis());
        return latestMillis;
    }
}
