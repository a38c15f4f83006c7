package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.state.KeyedStates;

/// Dispatches records whose keys travel as primitive longs, and selects the key before each record.
final class LongKeyDispatcher<T> implements BatchDispatcher {
    private final Receiver<T> head;
    private final KeyedStates<Object> keyed;
    private final SubtaskContext subtaskContext;

    LongKeyDispatcher(Receiver<T> head, KeyedStates<Object> keyed, SubtaskContext subtaskContext) {
        this.head = head;
        this.keyed = keyed;
        this.subtaskContext = subtaskContext;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int records(Batch batch, int from) {
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        long[] keys = batch.longKeys();
        int[] hashes = batch.hashes();
        int size = batch.size();
        int next = from;
        for (int i = from; i < size; i++) {
            if (i == next) next = keyed.prefetch(hashes, i, size);
            if (subtaskContext.isCalled()) return i;
            subtaskContext.count();
            keyed.selectLong(keys[i], hashes[i]);
            head.record((T) values[i], timestamps[i]);
        }
        return size;
    }
}
