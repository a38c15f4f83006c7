package dev.millrace.state.value;

import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.base.host.Clock;

/// How long entries live, and whether reading keeps them alive.
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

    /// Whether an expired entry is still shown while it has not been cleaned up.
    public boolean showsExpired() {
        return showsExpired;
    }

    public long now() {
        return clock.millis();
    }

    /// @param since when the entry was last renewed
    public boolean isExpired(long since) {
        return isEnabled && now() - since >= millis;
    }
}
