package dev.millrace.state.key;

/// Distributes keys among subtasks. A hash maps to one of `maxParallelism` key groups, and each subtask owns a range
/// of groups.
public final class KeyGroups {
    private KeyGroups() {}

    /// Represents a range of key groups.
    ///
    /// @param first the first group, inclusive
    /// @param last the last group, inclusive; less than `first` if the range is empty
    public record Range(int first, int last) {
        public int size() {
            return last - first + 1;
        }

        public boolean contains(int group) {
            return group >= first && group <= last;
        }
    }

    /// Returns the group of a hash. Scales the hash to the number of groups, so that no division is needed and the
    /// high bits count.
    public static int of(int hash, int maxParallelism) {
        return (int) ((hash & 0xFFFF_FFFFL) * maxParallelism >>> 32);
    }

    /// Returns the smallest hash of a group, as an unsigned number. Groups are consecutive ranges of hashes.
    public static long firstHash(int group, int maxParallelism) {
        return (((long) group << 32) + maxParallelism - 1) / maxParallelism;
    }

    /// Returns the groups, under another number of groups, that contain the keys of some groups. They may contain
    /// other keys too.
    public static Range among(int otherMaxParallelism, Range groups, int maxParallelism) {
        if (otherMaxParallelism == maxParallelism || groups.size() <= 0) return groups;
        long first = firstHash(groups.first, maxParallelism);
        long last = firstHash(groups.last + 1, maxParallelism) - 1;
        return new Range(of((int) first, otherMaxParallelism), of((int) last, otherMaxParallelism));
    }

    /// Returns the groups of a subtask, computed with Flink's formula.
    public static Range range(int subtask, int parallelism, int maxParallelism) {
        int first = (subtask * maxParallelism + parallelism - 1) / parallelism;
        int last = ((subtask + 1) * maxParallelism - 1) / parallelism;
        return new Range(first, last);
    }

    /// Returns the subtask that owns a group.
    public static int owner(int group, int parallelism, int maxParallelism) {
        return group * parallelism / maxParallelism;
    }
}
