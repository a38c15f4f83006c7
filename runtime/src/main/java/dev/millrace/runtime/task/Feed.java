package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;

/// Pushes the records of a batch into the head of a chain, one by one.
public interface Feed {
    void records(Batch batch);
}
