package dev.millrace.state.key;

/// How keys are shared out: a hash falls into one of `maxParallelism` key groups, and each subtask owns a range
/// of groups.
public final class KeyGroups {
    private KeyGroups() {}

    /// A range of key groups.
    ///
    /// @param first inclusive
    /// @param last inclusive; less than `first` if the range is empty
    public record Range(int first, int last) {
        public int size() {
            return last - first + 1;
        }

        public boolean contains(int group) {
            return group >= first && group <= last;
        }
    }

    /// The group of a hash: the hash as a fraction of its range, so that no division is needed and high bits count.
    public static int of(int hash, int maxParallelism) {
        return (int) ((hash & 0xFFFF_FFFFL) * maxParallelism >>> 32);
    }

    /// The smallest hash of a group, as an unsigned number: groups are consecutive ranges of hashes.
    public static long firstHash(int group, int maxParallelism) {
        return (((long) group << 32) + maxParallelism - 1) / maxParallelism;
    }

    /// The groups among another number of groups that hold the keys of some groups, and others' keys too perhaps.
    public static Range among(int otherMaxParallelism, Range groups, int maxParallelism) {
        if (otherMaxParallelism == maxParallelism || groups.size() <= 0) return groups;
        long first = firstHash(groups.first, maxParallelism);
        long last = firstHash(groups.last + 1, maxParallelism) - 1;
        return new Range(of((int) first, otherMaxParallelism), of((int) last, otherMaxParallelism));
    }

    /// The groups that a subtask owns, by Flink's formula.
    public static Range range(int subtask, int parallelism, int maxParallelism) {
        int first = (subtask * maxParallelism + parallelism - 1) / parallelism;
        int last = ((subtask + 1) * maxParallelism - 1) / parallelism;
        return new Range(first, last);
    }

    /// The subtask that owns a group.
    public static int owner(int group, int parallelism, int maxParallelism) {
        return group * parallelism / maxParallelism;
    }
}
