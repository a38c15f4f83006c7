package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.state.KeyedStates;

/// For inputs whose keys travel as objects: selects the key before each record.
final class ObjectKeyFeed<T> implements Feed {
    private final Receiver<T> head;
    private final KeyedStates<Object> keyed;
    private final Surroundings surroundings;

    ObjectKeyFeed(Receiver<T> head, KeyedStates<Object> keyed, Surroundings surroundings) {
        this.head = head;
        this.keyed = keyed;
        this.surroundings = surroundings;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int records(Batch batch, int from) {
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        Object[] keys = batch.objectKeys();
        int[] hashes = batch.hashes();
        int size = batch.size();
        int next = from;
        for (int i = from; i < size; i++) {
            if (i == next) next = keyed.prefetch(hashes, i, size);
            if (surroundings.isCalled()) return i;
            surroundings.count();
            keyed.select(keys[i], hashes[i]);
            head.record((T) values[i], timestamps[i]);
        }
        return size;
    }
}
