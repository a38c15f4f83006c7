package dev.millrace.runtime.window.session;

import dev.millrace.runtime.window.AccumulatorTables;
import org.jspecify.annotations.Nullable;

/// Represents an open session of one key. The sessions of a key form a linked list without order.
public final class Session {
    public long start;
    public long end;
    public Object kept;

    @Nullable
    public Session next;

    Session(long start, long end, Object kept, @Nullable Session next) {
        this.start = start;
        this.end = end;
        this.kept = kept;
        this.next = next;
    }

    /// Copies this session and the sessions linked to it.
    Session copy(AccumulatorTables tables) {
        Session copy = new Session(start, end, tables.copy(kept), null);
        Session last = copy;
        for (Session each = next; each != null; each = each.next) {
            last.next = new Session(each.start, each.end, tables.copy(each.kept), null);
            last = last.next;
        }
        return copy;
    }
}
