package dev.millrace.runtime.escape;

/// Defines the possible sources of a reference as bits of a set. Null and numbers have no source. The bits from
/// [#FIRST_NEW] on stand for instructions that create objects of the wanted class.
final class ValueSource {
    static final long ELSEWHERE = 1;
    static final long SUBJECT = 1 << 1;
    static final long SELF = 1 << 2;
    static final long COLLECTOR = 1 << 3;
    /// The object was already given to the collector.
    static final long GIVEN = 1 << 4;

    static final int FIRST_NEW = 5;
    /// All objects that the method created.
    static final long NEW = -1L << FIRST_NEW;
    /// The objects that the analysis tracks.
    static final long FOLLOWED = SUBJECT | NEW;

    private ValueSource() {}
}
