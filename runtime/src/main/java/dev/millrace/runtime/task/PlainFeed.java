package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;

/// For inputs without keys.
final class PlainFeed<T> implements Feed {
    private final Receiver<T> head;
    private final Surroundings surroundings;

    PlainFeed(Receiver<T> head, Surroundings surroundings) {
        this.head = head;
        this.surroundings = surroundings;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int records(Batch batch, int from) {
        Object[] values = batch.values();
        long[] timestamps = batch.timestamps();
        int size = batch.size();
        for (int i = from; i < size; i++) {
            if (surroundings.isCalled()) return i;
            surroundings.count();
            head.record((T) values[i], timestamps[i]);
        }
        return size;
    }
}
