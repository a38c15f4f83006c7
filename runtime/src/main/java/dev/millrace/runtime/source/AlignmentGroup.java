package dev.millrace.runtime.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sources whose event times stay together. Safe to use from any thread.
final class AlignmentGroup {
    /// What a member says that holds nobody back.
    private static final long UNBOUND = Long.MAX_VALUE;

    private final List<Member> members = new CopyOnWriteArrayList<>();

    /// One subtask of a source. It counts from its first watermark on, as in Flink, and not while it is idle.
    static final class Member {
        private volatile long watermark = UNBOUND;

        void reached(long timestamp) {
            watermark = timestamp;
        }

        /// Idle or ended: the others need not wait.
        void holdsNobodyBack() {
            watermark = UNBOUND;
        }
    }

    Member join() {
        Member member = new Member();
        members.add(member);
        return member;
    }

    /// Nothing more comes of it.
    void leave(Member member) {
        members.remove(member);
    }

    /// The lowest watermark of those that count; `Long.MAX_VALUE` if none does.
    long minimum() {
        long lowest = UNBOUND;
        for (Member member : members) lowest = Math.min(lowest, member.watermark);
        return lowest;
    }
}
