package dev.millrace.runtime.window;

import org.jspecify.annotations.Nullable;

/// An open session of one key; several of one key are chained, in no order.
final class Session {
    long start;
    long end;
    Object kept;
    /// The end for which its alarm was set; the session may have grown since.
    long alarm;

    @Nullable
    Session next;

    Session(long start, long end, Object kept, @Nullable Session next) {
        this.start = start;
        this.end = end;
        this.kept = kept;
        this.alarm = end;
        this.next = next;
    }
}
