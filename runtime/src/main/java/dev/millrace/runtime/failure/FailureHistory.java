package dev.millrace.runtime.failure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Remembers the newest failures of a job. Thread-safe.
public final class FailureHistory {
    private static final int KEPT = 16;

    private final Deque<JobFailure> newest = new ArrayDeque<>();

    public synchronized void add(JobFailure failure) {
        if (newest.size() == KEPT) newest.removeFirst();
        newest.addLast(failure);
    }

    /// Returns the last sixteen failures, oldest first.
    public synchronized List<JobFailure> all() {
        return List.copyOf(newest);
    }
}
