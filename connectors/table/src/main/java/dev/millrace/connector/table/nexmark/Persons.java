package dev.millrace.connector.table.nexmark;

/// Computes which persons occur in events. Thread-safe.
final class Persons {
    private static final int ACTIVE = 1000;
    private static final int LEAD = 10;

    private Persons() {}

    /// Returns the identifier of one of the newest persons, or of one that comes soon.
    ///
    /// @param random decides by its high bits
    static long any(long event, long random) {
        long count = EventNumbers.lastPerson(event) + 1;
        long active = Math.min(count, ACTIVE);
        return EventNumbers.FIRST_ID + count - active + RandomNumbers.part(random, active + LEAD);
    }
}
