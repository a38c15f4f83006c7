package dev.millrace.runtime.escape;

/// Collects facts about one method. Facts are only added, so the order of instructions does not matter.
final class EscapeFacts {
    private boolean keeps;
    private boolean changes;
    private boolean givesOther;
    private boolean assumesExact;
    private long escaped;
    private long given;

    /// Notes that the object's fields are read, or that it is passed to code that only reads it.
    void used(long origin) {
        if ((origin & ValueSource.GIVEN) != 0) givesOther = true;
    }

    /// Notes that fields of the object may be replaced.
    void changed(long origin) {
        used(origin);
        if ((origin & ValueSource.SUBJECT) != 0) changes = true;
    }

    /// Notes that the object may be reachable from anywhere and may be changed at any time.
    void escaped(long origin) {
        changed(origin);
        if ((origin & ValueSource.SUBJECT) != 0) keeps = true;
        if ((origin & ValueSource.COLLECTOR) != 0) givesOther = true;
        escaped |= origin & ValueSource.NEW;
    }

    /// Notes that the object is returned or given to the collector.
    void given(long origin) {
        used(origin);
        given |= origin;
    }

    /// Notes that the result assumes the exact class of the subject.
    void exactness() {
        assumesExact = true;
    }

    EscapeAnalysis analysis() {
        long followed = ValueSource.SUBJECT | ValueSource.GIVEN | ValueSource.NEW & ~escaped;
        return new EscapeAnalysis(
                keeps,
                changes,
                (given & ValueSource.SUBJECT) != 0,
                (given & ValueSource.NEW) != 0,
                givesOther || (given & ~followed) != 0,
                assumesExact);
    }
}
