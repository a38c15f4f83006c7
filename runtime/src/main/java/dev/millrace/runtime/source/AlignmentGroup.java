package dev.millrace.runtime.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sources whose event times stay together, as one process knows them. Safe to use from any thread.
final class AlignmentGroup {
    /// What a member says that holds nobody back.
    static final long UNBOUND = Long.MAX_VALUE;

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Runnable onTurn;
    private volatile long elsewhere = UNBOUND;

    /// One subtask of a source. It counts from its first watermark on, as in Flink, and not while it is idle.
    final class Member {
        private final Runnable onElsewhere;
        private volatile long watermark = UNBOUND;

        private Member(Runnable onElsewhere) {
            this.onElsewhere = onElsewhere;
        }

        void reached(long timestamp) {
            boolean hasCounted = watermark != UNBOUND;
            watermark = timestamp;
            if (!hasCounted) onTurn.run();
        }

        /// Idle or ended: the others need not wait.
        void holdsNobodyBack() {
            boolean hasCounted = watermark != UNBOUND;
            watermark = UNBOUND;
            if (hasCounted) onTurn.run();
        }
    }

    /// One of which all members are in this process.
    AlignmentGroup() {
        this(() -> {});
    }

    /// @param onTurn told whenever somebody joins, begins to count, or does not count any more; not of each watermark
    AlignmentGroup(Runnable onTurn) {
        this.onTurn = onTurn;
    }

    /// @param onElsewhere told on any thread when those in other processes have got further, or hold somebody back
    Member join(Runnable onElsewhere) {
        Member member = new Member(onElsewhere);
        members.add(member);
        onTurn.run();
        return member;
    }

    /// Nothing more comes of it.
    void leave(Member member) {
        members.remove(member);
        onTurn.run();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /// The lowest watermark of those that count; `Long.MAX_VALUE` if none does.
    long minimum() {
        return Math.min(here(), elsewhere);
    }

    /// The same of those in this process.
    long here() {
        long lowest = UNBOUND;
        for (Member member : members) lowest = Math.min(lowest, member.watermark);
        return lowest;
    }

    /// Says how far the slowest in other processes is; `Long.MAX_VALUE` if none counts.
    void elsewhere(long lowest) {
        elsewhere = lowest;
        for (Member member : members) member.onElsewhere.run();
    }
}
