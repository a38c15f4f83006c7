package dev.millrace.state.value;

import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.base.host.Clock;

/// Determines the lifetime of entries, and whether reads renew it.
public final class TimeToLive {
    private final Clock clock;
    private final boolean isEnabled;
    private final long millis;
    private final boolean readingRenews;
    private final boolean showsExpired;

    public TimeToLive(StateTtlConfig config, Clock clock) {
        this.clock = clock;
        this.isEnabled = config.isEnabled();
        this.millis = isEnabled ? config.getTimeToLive().toMillis() : Long.MAX_VALUE;
        this.readingRenews = config.getUpdateType() == StateTtlConfig.UpdateType.OnReadAndWrite;
        this.showsExpired = config.getStateVisibility() == StateTtlConfig.StateVisibility.ReturnExpiredIfNotCleanedUp;
    }

    public boolean isEnabled() {
        return isEnabled;
    }

    public boolean readingRenews() {
        return readingRenews;
    }

    /// Returns whether an expired entry is visible until its cleanup.
    public boolean showsExpired() {
        return showsExpired;
    }

    public long now() {
        return clock.millis();
    }

    /// Returns whether an entry has expired.
    ///
    /// @param since the time of the entry's last renewal
    public boolean isExpired(long since) {
        return isEnabled && now() - since >= millis;
    }
}
