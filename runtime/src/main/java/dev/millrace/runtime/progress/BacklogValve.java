package dev.millrace.runtime.progress;

import java.util.BitSet;

/// Combines the backlog states of an input's channels. The input is backlog if one channel is; it is not backlog
/// if every channel has reported so. Not thread-safe.
public final class BacklogValve {
    private final int channels;
    private final BitSet known = new BitSet();
    private final BitSet backlogs = new BitSet();
    private boolean isKnown;
    private boolean isBacklog;

    public BacklogValve(int channels) {
        this.channels = channels;
    }

    /// Sets the state of a channel.
    ///
    /// @return whether the input's state has changed
    public boolean say(int channel, boolean isNowBacklog) {
        known.set(channel);
        backlogs.set(channel, isNowBacklog);
        boolean isAny = !backlogs.isEmpty();
        boolean isAgreed = isAny || known.cardinality() == channels;
        if (!isAgreed || isKnown && isAny == isBacklog) return false;
        isKnown = true;
        isBacklog = isAny;
        return true;
    }

    /// Returns whether the input is backlog.
    public boolean isBacklog() {
        return isBacklog;
    }
}
