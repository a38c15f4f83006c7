package dev.millrace.runtime.progress;

import java.util.BitSet;

/// Combines what the channels of an input say about backlog. The input is backlog as soon as one channel is, and is
/// none once every channel has said so.
public final class BacklogValve {
    private final int channels;
    private final BitSet known = new BitSet();
    private final BitSet backlogs = new BitSet();
    private boolean isKnown;
    private boolean isBacklog;

    public BacklogValve(int channels) {
        this.channels = channels;
    }

    /// A channel says something.
    ///
    /// @return whether the input is something else now
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

    /// Whether the input is backlog.
    public boolean isBacklog() {
        return isBacklog;
    }
}
