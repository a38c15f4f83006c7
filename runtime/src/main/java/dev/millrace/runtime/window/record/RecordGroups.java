package dev.millrace.runtime.window.record;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The records of a window by key, each key's beside each other and in the order in which they came. Keys have numbers
/// from 0 on. It is filled when a window fires, so that only one such table is in use, and in the cache, however many
/// slices are open. Owned by one thread.
final class RecordGroups {
    private static final int FIRST_CAPACITY = 64;
    /// Room for more records than this is given back after each window.
    private static final int KEPT_CAPACITY = 1 << 20;

    /// From key to number.
    private final KeyedTable<Object> numbers;
    private final Side left = new Side();
    private final Side right = new Side();
    /// The slot of each key, by number.
    private int[] slots = new int[FIRST_CAPACITY];
    private int size;

    RecordGroups(Keys<Object> keys) {
        this.numbers = KeyedTable.of(keys, ColumnKind.LONG);
    }

    /// Takes all records of some slices. To be called when nothing is here.
    ///
    /// @param hasRight whether there are two inputs
    void fill(List<RecordPane> panes, boolean hasRight) {
        left.read(panes.stream().map(RecordPane::lefts).toList());
        if (hasRight) right.read(panes.stream().map(RecordPane::rights).toList());
        // A slot keeps its number only while its table does not grow.
        for (int slot = numbers.next(-1); slot >= 0; slot = numbers.next(slot)) {
            slots[(int) numbers.getLong(0, slot)] = slot;
        }
        left.group();
        if (hasRight) right.group();
    }

    /// How many keys there are.
    int size() {
        return size;
    }

    /// Makes a key the current one.
    void select(int number, KeyedStates<Object> keyed) {
        int slot = slots[number];
        int hash = numbers.hashAt(slot);
        if (keyed.keyShape().isPrimitive()) keyed.selectLong(numbers.longKeyAt(slot), hash);
        else keyed.select(numbers.keyAt(slot), hash);
    }

    /// A key's records of the first input; valid until [#forget].
    List<Object> lefts(int number) {
        return left.of(number);
    }

    /// A key's records of the second input; valid until [#forget].
    List<Object> rights(int number) {
        return right.of(number);
    }

    /// Drops all records and keeps the room for as many.
    void forget() {
        numbers.forget();
        size = 0;
        left.forget();
        right.forget();
    }

    private int numberOf(KeyedLog log, int at) {
        int slot = log.claim(at, numbers);
        if (!numbers.wasInserted()) return (int) numbers.getLong(0, slot);
        if (size == slots.length) slots = Arrays.copyOf(slots, 2 * size);
        numbers.setLong(0, slot, size);
        return size++;
    }

    /// The records of one input.
    private final class Side {
        /// In the order in which they came, until they are grouped.
        private @Nullable Object[] arrived = new Object[FIRST_CAPACITY];

        /// The number of the key of each.
        private int[] keys = new int[FIRST_CAPACITY];
        private int records;
        /// By key.
        private @Nullable Object[] grouped = new Object[FIRST_CAPACITY];

        /// Where the records of each key begin, by number, and where all end.
        private int[] begins = new int[FIRST_CAPACITY];

        void read(List<KeyedLog> logs) {
            int all = 0;
            for (KeyedLog log : logs) all += log.size();
            if (all > arrived.length) makeRoom(all > KEPT_CAPACITY ? all : 2 * all);
            records = 0;
            try {
                new ArrivalOrder(logs).forEach((_, log, at) -> {
                    keys[records] = numberOf(log, at);
                    arrived[records++] = log.value(at);
                });
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private void makeRoom(int room) {
            arrived = new Object[room];
            grouped = new Object[room];
            keys = new int[room];
        }

        /// Puts the records of each key beside each other.
        void group() {
            if (begins.length < size + 2) begins = new int[Math.max(size + 2, 2 * begins.length)];
            Arrays.fill(begins, 0, size + 2, 0);
            // The numbers of records lie two places behind their key's, so that they are where they belong when each
            // record has moved them on by one.
            for (int at = 0; at < records; at++) begins[keys[at] + 2]++;
            for (int key = 2; key < size + 2; key++) begins[key] += begins[key - 1];
            for (int at = 0; at < records; at++) {
                grouped[begins[keys[at] + 1]++] = arrived[at];
                arrived[at] = null;
            }
        }

        List<Object> of(int number) {
            return records == 0 ? List.of() : new Run(grouped, begins[number], begins[number + 1]);
        }

        void forget() {
            if (arrived.length > 2 * KEPT_CAPACITY) {
                makeRoom(FIRST_CAPACITY);
            } else {
                Arrays.fill(grouped, 0, records, null);
            }
            records = 0;
        }
    }

    /// Some elements of an array that lie beside each other.
    private static final class Run extends AbstractList<Object> implements RandomAccess {
        private final @Nullable Object[] all;
        private final int from;
        private final int to;

        Run(@Nullable Object[] all, int from, int to) {
            this.all = all;
            this.from = from;
            this.to = to;
        }

        @Override
        @SuppressWarnings("NullAway") // records are what the program makes them
        public Object get(int index) {
            return all[from + Objects.checkIndex(index, to - from)];
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        @SuppressWarnings("NullAway") // records are what the program makes them
        public Object[] toArray() {
            return Arrays.copyOfRange(all, from, to);
        }
    }
}
