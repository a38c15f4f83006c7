package dev.millrace.runtime.stats;

import org.jspecify.annotations.Nullable;

/// A subtask in this process whose thread is looked at. Any thread.
public interface Subject {

    /// Among the subtasks of its vertex.
    int index();

    /// The thread that runs it at this moment; null if none does.
    @Nullable
    Thread thread();

    /// Whether it waits for its receivers, if no thread runs it; else for something to do.
    boolean isBackPressured();
}
