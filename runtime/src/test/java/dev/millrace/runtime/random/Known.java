package dev.millrace.runtime.random;

import java.util.Optional;

/// Describes which properties of a stream are determined at one point of a pipeline, independently of the order in
/// which threads run. The generator places a step only where these properties determine the result of the step.
///
/// @param by the key for which the order is determined; empty unless the order is [Order#EACH_KEY]
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

    /// Defines the records among which the order is determined.
    enum Order {
        ALL,
        EACH_KEY,
        NONE
    }

    /// Defines what is determined about timestamps, in ascending order.
    enum Time {
        UNSPECIFIED,
        EXACT,
        /// The timestamps are exact, and small enough for windows.
        USABLE
    }

    /// Defines the positions of watermarks among the records, apart from the last watermark.
    enum Marks {
        EXACT,
        NOWHERE,
        SOMEWHERE
    }

    /// Returns the properties of a source whose only subtask emits in order.
    static Known start(boolean isBatch, boolean isReusing) {
        Order order = isBatch ? Order.NONE : Order.ALL;
        return new Known(order, Optional.empty(), Time.EXACT, Marks.NOWHERE, true, 1, isBatch, isReusing);
    }

    boolean isOrderedBy(KeyKind key) {
        return order == Order.ALL || (order == Order.EACH_KEY && by.orElseThrow() == key);
    }

    /// Returns whether the results of windows are determined.
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

    /// Returns the properties after a step. If the parallelism does not change, records stay in their subtasks;
    /// otherwise they are sent to all subtasks in turn.
    Known to(int newParallelism) {
        return newParallelism == parallelism ? this : unordered().parallelism(newParallelism);
    }

    /// Returns the properties after a keyed step that does not change the key.
    Known keyed(KeyKind key, int newParallelism) {
        if (!isOrderedBy(key)) return unordered().parallelism(newParallelism);
        if (order == Order.ALL && newParallelism == 1) return this;
        return eachKey(key).parallelism(newParallelism);
    }

    Known eachKey(KeyKind key) {
        return new Known(
                Order.EACH_KEY, Optional.of(key), time, vague(marks), isLateFree, parallelism, isBatch, isReusing);
    }

    /// Returns the properties after a step that changes keys.
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

    /// Returns the properties of the union of two streams.
    Known with(Known other, int newParallelism) {
        Time less = time.compareTo(other.time) < 0 ? time : other.time;
        boolean hasMarks = marks != Marks.NOWHERE || other.marks != Marks.NOWHERE;
        return unordered()
                .parallelism(newParallelism)
                .time(less)
                .marks(hasMarks ? Marks.SOMEWHERE : Marks.NOWHERE, isLateFree && other.isLateFree);
    }
}
