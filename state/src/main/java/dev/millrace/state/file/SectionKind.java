package dev.millrace.state.file;

/// Defines the kinds of sections. The block number of keyed kinds is the key group; the block number of other kinds is
/// the subtask.
public enum SectionKind {
    KEYED_VALUE(1),
    KEYED_LIST(2),
    KEYED_MAP(3),
    KEYED_REDUCING(4),
    KEYED_AGGREGATING(5),
    /// Timers of keys.
    KEYED_TIMERS(6),
    /// Records of keys. A key and namespace may have any number of records, in order of arrival.
    KEYED_RECORDS(7),
    /// One value for all keys of a key group.
    GROUP_VALUE(8),
    /// A list whose elements are distributed among the subtasks.
    SPLIT_LIST(16),
    /// A list that each subtask receives in full.
    UNION_LIST(17),
    /// A map that each subtask receives in full.
    BROADCAST(18),
    /// Records in flight to a subtask.
    IN_FLIGHT(19);

    private final int code;

    SectionKind(int code) {
        this.code = code;
    }

    /// Returns the number of the kind in files. A number is never reused.
    int code() {
        return code;
    }

    /// Returns whether the block number is the key group.
    public boolean isKeyed() {
        return code < SPLIT_LIST.code;
    }

    static SectionKind of(int code) {
        for (SectionKind kind : values()) if (kind.code == code) return kind;
        throw new IllegalArgumentException("no kind of section has the number " + code);
    }
}
