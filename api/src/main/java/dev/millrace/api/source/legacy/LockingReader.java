package dev.millrace.api.source.legacy;

import dev.millrace.api.source.ReaderOutput;

/// Marks readers that receive records from another thread, which must stop while a checkpoint is taken.
public interface LockingReader<T> {

    /// Emits all records that the other thread has put, and then runs an action before the other thread puts more.
    /// Called by the subtask's thread only.
    void locked(ReaderOutput<T> output, Runnable action) throws Exception;
}
