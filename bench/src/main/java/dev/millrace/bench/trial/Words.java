package dev.millrace.bench.trial;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Provides input and output of the workload `startup`.
public final class Words {
    /// Printed when the first result arrives.
    public static final String FIRST = "first result";

    /// The text whose words are counted.
    public static final List<String> LINES = List.of(
            "the wheel turns when the water comes",
            "the water comes when the gate is up",
            "the gate is up when the miller wakes",
            "and the miller wakes when the wheel turns");

    private static final AtomicBoolean REPORTED = new AtomicBoolean();

    private Words() {}

    /// Reports one result: a word, and its count so far.
    public static void report(String word, long count) {
        if (count > 0 && !word.isEmpty() && REPORTED.compareAndSet(false, true)) {
            System.out.println(FIRST);
            System.out.flush();
        }
    }
}
