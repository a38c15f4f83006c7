package dev.millrace.runtime.escape;

/// What has been seen in the code of one method so far. Only ever grows, whatever the order in which the code is read.
final class EscapeFacts {
    private boolean keeps;
    private boolean changes;
    private boolean givesOther;
    private boolean assumesExact;
    private long escaped;
    private long given;

    /// The object's fields are read, or it is handed to code that only reads it.
    void used(long origin) {
        if ((origin & ValueSource.GIVEN) != 0) givesOther = true;
    }

    /// Fields of the object may be replaced.
    void changed(long origin) {
        used(origin);
        if ((origin & ValueSource.SUBJECT) != 0) changes = true;
    }

    /// The object may be reachable from anywhere from now on, and anything may happen to it.
    void escaped(long origin) {
        changed(origin);
        if ((origin & ValueSource.SUBJECT) != 0) keeps = true;
        if ((origin & ValueSource.COLLECTOR) != 0) givesOther = true;
        escaped |= origin & ValueSource.NEW;
    }

    /// The object is returned or given to the collector.
    void given(long origin) {
        used(origin);
        given |= origin;
    }

    /// It was taken for granted that the subject is not of a subclass.
    void exactness() {
        assumesExact = true;
    }

    EscapeAnalysis conduct() {
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
