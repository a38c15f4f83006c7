package dev.millrace.api.source.legacy;

import dev.millrace.api.source.ReaderOutput;

/// A reader that gets its records from another thread, which must stand still while a checkpoint is taken.
public interface LockingReader<T> {

    /// Emits all that the other thread has handed over, then runs something before it hands over more. Called on the
    /// subtask's thread.
    void locked(ReaderOutput<T> output, Runnable action) throws Exception;
}
