package dev.millrace.runtime.stats;

import org.jspecify.annotations.Nullable;

/// Represents a subtask in this process whose thread is sampled. Thread-safe.
public interface Subject {

    /// Returns the subtask's index within its vertex.
    int index();

    /// Returns the thread that currently runs the subtask; null if there is none.
    @Nullable
    Thread thread();

    /// Returns whether the subtask waits for its receivers. If not, and no thread runs it, the subtask waits
    /// for input.
    boolean isBackPressured();
}
