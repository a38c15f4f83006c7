package dev.millrace.runtime.stats;

import dev.millrace.runtime.tap.Tappable;
import org.jspecify.annotations.Nullable;

/// Represents a subtask in this process whose thread and records are sampled. Thread-safe.
public interface Subject extends Tappable {

    @Override
    int index();

    /// Returns the thread that currently runs the subtask; null if there is none.
    @Nullable
    Thread thread();

    /// Returns whether the subtask waits for its receivers. If not, and no thread runs it, the subtask waits
    /// for input.
    boolean isBackPressured();
}
