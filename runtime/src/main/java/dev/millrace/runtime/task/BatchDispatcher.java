package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;

/// Pushes the records of a batch into the head of a chain, one by one.
public interface BatchDispatcher {
    /// Pushes records.
    ///
    /// @param from the position of the first record
    /// @return the position of the first record that was not pushed because other work must run; the batch's size
    /// if all were pushed
    int records(Batch batch, int from);
}
