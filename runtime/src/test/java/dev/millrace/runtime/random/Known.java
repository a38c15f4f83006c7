package dev.millrace.runtime.random;

import java.util.Optional;

/// What is determined at one point of a pipeline, whatever the threads do. Steps whose results would depend on more are
/// not put there.
///
/// @param by the key for which the order is determined, where it is only so for each key
/// @param isLateFree whether no record is behind a watermark
record Known(
        Order order,
        Optional<KeyKind> by,
        Time time,
        Marks marks,
        boolean isLateFree,
        int parallelism,
        boolean isBatch,
        boolean isReusing) {

    /// Of which records the order is determined.
    enum Order {
        ALL,
        EACH_KEY,
        NONE
    }

    /// What is determined about timestamps, the least first.
    enum Time {
        UNSPECIFIED,
        EXACT,
        /// Exact, and small enough for windows.
        USABLE
    }

    /// Where among the records watermarks are, apart from the last.
    enum Marks {
        EXACT,
        NOWHERE,
        SOMEWHERE
    }

    /// What a source gives whose only subtask emits in order.
    static Known start(boolean isBatch, boolean isReusing) {
        Order order = isBatch ? Order.NONE : Order.ALL;
        return new Known(order, Optional.empty(), Time.EXACT, Marks.NOWHERE, true, 1, isBatch, isReusing);
    }

    boolean isOrderedBy(KeyKind key) {
        return order == Order.ALL || (order == Order.EACH_KEY && by.orElseThrow() == key);
    }

    /// Whether results of windows are determined.
    boolean allowsWindows(boolean areMerging) {
        if (time != Time.USABLE) return false;
        if (marks == Marks.EXACT) return true;
        return isLateFree && (marks == Marks.NOWHERE || !areMerging);
    }

    Known unordered() {
        return new Known(Order.NONE, Optional.empty(), time, vague(marks), isLateFree, parallelism, isBatch, isReusing);
    }

    private static Marks vague(Marks marks) {
        return marks == Marks.EXACT ? Marks.SOMEWHERE : marks;
    }

    /// After a step whose subtasks are connected with these one to one if there are as many, else in turn.
    Known to(int newParallelism) {
        return newParallelism == parallelism ? this : unordered().parallelism(newParallelism);
    }

    /// After a keyed step that keeps the key.
    Known keyed(KeyKind key, int newParallelism) {
        if (!isOrderedBy(key)) return unordered().parallelism(newParallelism);
        if (order == Order.ALL && newParallelism == 1) return this;
        return eachKey(key).parallelism(newParallelism);
    }

    Known eachKey(KeyKind key) {
        return new Known(
                Order.EACH_KEY, Optional.of(key), time, vague(marks), isLateFree, parallelism, isBatch, isReusing);
    }

    /// Where keys have changed.
    Known rekeyed() {
        return order == Order.EACH_KEY ? unordered() : this;
    }

    Known parallelism(int newParallelism) {
        return new Known(order, by, time, marks, isLateFree, newParallelism, isBatch, isReusing);
    }

    Known time(Time newTime) {
        return new Known(order, by, newTime, marks, isLateFree, parallelism, isBatch, isReusing);
    }

    Known marks(Marks newMarks, boolean newLateFree) {
        return new Known(order, by, time, newMarks, newLateFree, parallelism, isBatch, isReusing);
    }

    /// Of two streams that flow together.
    Known with(Known other, int newParallelism) {
        Time less = time.compareTo(other.time) < 0 ? time : other.time;
        boolean hasMarks = marks != Marks.NOWHERE || other.marks != Marks.NOWHERE;
        return unordered()
                .parallelism(newParallelism)
                .time(less)
                .marks(hasMarks ? Marks.SOMEWHERE : Marks.NOWHERE, isLateFree && other.isLateFree);
    }
}
