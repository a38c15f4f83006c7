package dev.millrace.sql.function;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Remembers compiled regular expressions, because a query usually applies few of them to many rows. Thread-safe.
final class RecentPatterns {
    private static final int REMEMBERED = 256;

    /// Has the last pattern of each hash. Threads may overwrite each other's entries, which are immutable.
    private static final @Nullable Entry[] RECENT = new Entry[REMEMBERED];

    private RecentPatterns() {}

    private record Entry(Key key, Pattern pattern) {}

    /// Is what a pattern was made from.
    private record Key(String text, String escape, Kind kind) {}

    /// Says how a text becomes a regular expression.
    enum Kind {
        REGULAR,
        LIKE,
        SIMILAR
    }

    /// Makes a pattern that is not remembered.
    @FunctionalInterface
    interface Maker {
        Pattern make();
    }

    /// Returns the pattern of a text. Failures are not remembered.
    static Pattern of(String text, String escape, Kind kind, Maker maker) {
        Key key = new Key(text, escape, kind);
        int place = (31 * text.hashCode() + kind.ordinal()) & REMEMBERED - 1;
        Entry known = RECENT[place];
        if (known != null && known.key.equals(key)) return known.pattern;
        Pattern made = maker.make();
        RECENT[place] = new Entry(key, made);
        return made;
    }
}
