package dev.millrace.runtime.chain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Orders the deadlines of one depth in a binary heap, the earliest first. Each deadline knows its index, so that
/// it can be removed directly. Called by the subtask's thread only.
final class DeadlineHeap {
    private static final int FIRST_CAPACITY = 8;

    private Deadlines.@Nullable Deadline[] places = new Deadlines.Deadline[FIRST_CAPACITY];
    private int size;

    Deadlines.@Nullable Deadline first() {
        return places[0];
    }

    int size() {
        return size;
    }

    void add(Deadlines.Deadline deadline) {
        if (size == places.length) places = Arrays.copyOf(places, size * 2);
        rise(deadline, size++);
    }

    /// Removes a deadline, if it is present.
    void remove(Deadlines.Deadline deadline) {
        int place = deadline.place;
        if (place < 0) return;
        deadline.place = -1;
        Deadlines.Deadline moved = places[--size];
        places[size] = null;
        if (moved != null && moved != deadline) {
            sink(moved, place);
            if (moved.place == place) rise(moved, place);
        }
        if (places.length > FIRST_CAPACITY && size < places.length / 4)
            places = Arrays.copyOf(places, places.length / 2);
    }

    private void rise(Deadlines.Deadline deadline, int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            Deadlines.Deadline above = places[parent];
            if (above == null || above.compareTo(deadline) <= 0) break;
            put(above, place);
            place = parent;
        }
        put(deadline, place);
    }

    private void sink(Deadlines.Deadline deadline, int from) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) break;
            Deadlines.Deadline least = places[child];
            Deadlines.Deadline right = child + 1 < size ? places[child + 1] : null;
            if (right != null && least != null && right.compareTo(least) < 0) {
                least = right;
                child++;
            }
            if (least == null || deadline.compareTo(least) <= 0) break;
            put(least, place);
            place = child;
        }
        put(deadline, place);
    }

    private void put(Deadlines.Deadline deadline, int place) {
        places[place] = deadline;
        deadline.place = place;
    }
}
