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

/// Groups the records of a window by key, in order of arrival. Keys have consecutive numbers from 0. The operator fills
/// one instance whenever a window fires, so this one table stays in the processor's cache, however many slices are
/// open. Not thread-safe.
final class RecordGroups {
    private static final int FIRST_CAPACITY = 64;
    /// If a window has more records than this, its arrays are released after the window.
    private static final int KEPT_CAPACITY = 1 << 20;

    /// Maps each key to its number.
    private final KeyedTable<Object> numbers;
    private final Side left = new Side();
    private final Side right = new Side();
    /// The slot of each key, by number.
    private int[] slots = new int[FIRST_CAPACITY];
    private int size;

    RecordGroups(Keys<Object> keys) {
        this.numbers = KeyedTable.of(keys, ColumnKind.LONG);
    }

    /// Adds all records of some slices. This object must be empty.
    ///
    /// @param hasRight whether there are two inputs
    void fill(List<RecordPane> panes, boolean hasRight) {
        left.read(panes.stream().map(RecordPane::lefts).toList());
        if (hasRight) right.read(panes.stream().map(RecordPane::rights).toList());
        // Read the slots only now: they change when the table grows.
        for (int slot = numbers.next(-1); slot >= 0; slot = numbers.next(slot)) {
            slots[(int) numbers.getLong(0, slot)] = slot;
        }
        left.group();
        if (hasRight) right.group();
    }

    /// Returns the number of keys.
    int size() {
        return size;
    }

    /// Selects a key as the current key.
    void select(int number, KeyedStates<Object> keyed) {
        int slot = slots[number];
        int hash = numbers.hashAt(slot);
        if (keyed.keyShape().isPrimitive()) keyed.selectLong(numbers.longKeyAt(slot), hash);
        else keyed.select(numbers.keyAt(slot), hash);
    }

    /// Returns a key's records of the first input, valid until [#forget].
    List<Object> lefts(int number) {
        return left.of(number);
    }

    /// Returns a key's records of the second input, valid until [#forget].
    List<Object> rights(int number) {
        return right.of(number);
    }

    /// Drops all records. Keeps the arrays for reuse.
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

    /// Holds the records of one input.
    private final class Side {
        /// The records in order of arrival, until they are grouped.
        private @Nullable Object[] arrived = new Object[FIRST_CAPACITY];

        /// The key number of each record.
        private int[] keys = new int[FIRST_CAPACITY];
        private int records;
        /// The records by key.
        private @Nullable Object[] grouped = new Object[FIRST_CAPACITY];

        /// The start of each key's records by number, and the end of all records.
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

        /// Moves the records of each key next to each other.
        void group() {
            if (begins.length < size + 2) begins = new int[Math.max(size + 2, 2 * begins.length)];
            Arrays.fill(begins, 0, size + 2, 0);
            // The counts are stored two places after their key. Each moved record advances its key's position, so that
            // in the end begins[key] is the start of the key.
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

    /// Provides a range of an array as a list.
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
        @SuppressWarnings("NullAway") // the program may emit null records
        public Object get(int index) {
            return all[from + Objects.checkIndex(index, to - from)];
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        @SuppressWarnings("NullAway") // the program may emit null records
        public Object[] toArray() {
            return Arrays.copyOfRange(all, from, to);
        }
    }
}
