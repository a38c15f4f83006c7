package dev.millrace.state.file;

/// What the rows of a section are. Blocks of kinds by key or key group are numbered by key group, the
/// others by subtask.
public enum SectionKind {
    KEYED_VALUE(1),
    KEYED_LIST(2),
    KEYED_MAP(3),
    KEYED_REDUCING(4),
    KEYED_AGGREGATING(5),
    /// Timers of keys.
    KEYED_TIMERS(6),
    /// Records of keys, any number for a key and namespace, in the order in which they came.
    KEYED_RECORDS(7),
    /// One value for all keys of a key group.
    GROUP_VALUE(8),
    /// A list whose elements are shared out among the subtasks.
    SPLIT_LIST(16),
    /// A list of which each subtask gets all elements.
    UNION_LIST(17),
    /// A map that each subtask has whole.
    BROADCAST(18),
    /// Records that were on their way to a subtask.
    IN_FLIGHT(19);

    private final int code;

    SectionKind(int code) {
        this.code = code;
    }

    /// Its number in files; never given to another.
    int code() {
        return code;
    }

    /// Whether blocks are numbered by key group.
    public boolean isKeyed() {
        return code < SPLIT_LIST.code;
    }

    static SectionKind of(int code) {
        for (SectionKind kind : values()) if (kind.code == code) return kind;
        throw new IllegalArgumentException("no kind of section has the number " + code);
    }
}
