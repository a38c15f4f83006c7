package dev.millrace.runtime.escape;

/// Where a reference may come from, as bits of a set. Null and numbers have no origin. The bits from [#FIRST_NEW]
/// on stand for the places of a method that make objects of the wanted class.
final class ValueSource {
    static final long ELSEWHERE = 1;
    static final long SUBJECT = 1 << 1;
    static final long SELF = 1 << 2;
    static final long COLLECTOR = 1 << 3;
    /// It was given to the collector already, through some variable.
    static final long GIVEN = 1 << 4;

    static final int FIRST_NEW = 5;
    /// All objects that the method made.
    static final long NEW = -1L << FIRST_NEW;
    /// What the analysis follows.
    static final long FOLLOWED = SUBJECT | NEW;

    private ValueSource() {}
}
