package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;

/// Dispatches records of inputs without keys.
final class PlainDispatcher<T> implements BatchDispatcher {
    private final Receiver<T> head;
    private final SubtaskContext subtaskContext;

    PlainDispatcher(Receiver<T> head, SubtaskContext subtaskContext) {
        this.head = head;
        this.subtaskContext = subtaskContext;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int records(Batch batch, int from) {
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        int size = batch.size();
        for (int i = from; i < size; i++) {
            if (subtaskContext.isCalled()) return i;
            subtaskContext.count();
            head.record((T) values[i], timestamps[i]);
        }
        return size;
    }
}
