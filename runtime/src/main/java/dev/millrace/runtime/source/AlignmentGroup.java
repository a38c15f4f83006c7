package dev.millrace.runtime.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Represents an alignment group in one process: sources whose event times stay close to each other. Thread-safe.
final class AlignmentGroup {
    /// The watermark of a member that does not limit the others.
    static final long UNBOUND = Long.MAX_VALUE;

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Runnable onTurn;
    private volatile long elsewhere = UNBOUND;

    /// Represents one subtask of a source. As in Flink, a member counts from its first watermark on, but not while
    /// it is idle.
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

        /// Notes that the member is idle or has ended, so that others do not wait for it.
        void holdsNobodyBack() {
            boolean hasCounted = watermark != UNBOUND;
            watermark = UNBOUND;
            if (hasCounted) onTurn.run();
        }
    }

    /// Creates a group whose members all run in this process.
    AlignmentGroup() {
        this(() -> {});
    }

    /// Creates a group.
    ///
    /// @param onTurn called when a member joins or leaves, or starts or stops to count, but not for each watermark
    AlignmentGroup(Runnable onTurn) {
        this.onTurn = onTurn;
    }

    /// Adds a member.
    ///
    /// @param onElsewhere called on any thread when the limit of other processes changes
    Member join(Runnable onElsewhere) {
        Member member = new Member(onElsewhere);
        members.add(member);
        onTurn.run();
        return member;
    }

    /// Removes a member.
    void leave(Member member) {
        members.remove(member);
        onTurn.run();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /// Returns the lowest watermark of the members that count; `Long.MAX_VALUE` if there are none.
    long minimum() {
        return Math.min(here(), elsewhere);
    }

    /// Returns the lowest watermark of the members in this process; `Long.MAX_VALUE` if there are none.
    long here() {
        long lowest = UNBOUND;
        for (Member member : members) lowest = Math.min(lowest, member.watermark);
        return lowest;
    }

    /// Sets the lowest watermark of other processes; `Long.MAX_VALUE` if there are no members that count.
    void elsewhere(long lowest) {
        elsewhere = lowest;
        for (Member member : members) member.onElsewhere.run();
    }
}
