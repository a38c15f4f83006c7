package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;

/// Pushes the records of a batch into the head of a chain, one by one.
public interface BatchDispatcher {
    /// @param from the first record
    /// @return the first record that was not pushed, because something else is to be done before; the batch's size
    /// if all were
    int records(Batch batch, int from);
}
