package dev.millrace.bench.state;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.timer.Timers;
import java.io.IOException;

/// Provides keyed state and timers of a program.
abstract sealed class PlainState implements LargeState {
    private static final int GROUPS = 128;

    private final Keys<Long> keys = Keys.of(Types.LONG);
    final KeyedStates<Long> states = new KeyedStates<>(new KeyedStates.Place<>(
            keys, GROUPS, new KeyGroups.Range(0, GROUPS - 1), Host.real().clock()));

    PlainState() {
        states.beginSnapshots();
    }

    static <D extends StateDescriptor<?, ?>> D initialized(D descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    final void select(long key) {
        states.selectLong(key, keys.hashLong(key));
    }

    @Override
    public final KeyedSnapshot<Long> snapshot() throws IOException {
        return states.snapshot("operator", LongSerializer.INSTANCE);
    }

    /// Keeps a timer for each row. A change moves the timer.
    static final class OfTimers extends PlainState {
        private final Timers<Long, String> timers = new Timers<>(states, "trial", StringSerializer.INSTANCE);
        private final long rows;

        OfTimers(long rows) {
            this.rows = rows;
        }

        @Override
        public void add(long row) {
            select(row);
            timers.registerEventTime("", row);
        }

        @Override
        public void change(long row) {
            select(row);
            timers.deleteEventTime("", row);
            timers.registerEventTime("", row + rows);
        }
    }

    /// Keeps a number for each row, which is a key.
    static final class OfValues extends PlainState {
        private final ValueState<Long> value =
                states.value(initialized(new ValueStateDescriptor<>("value", Types.LONG)));

        @Override
        public void add(long row) throws IOException {
            select(row);
            value.update(row);
        }

        @Override
        public void change(long row) throws IOException {
            select(row);
            value.update(-row);
        }
    }

    /// Keeps a list element for each row, ten elements for each key. A change adds an element.
    static final class OfLists extends PlainState {
        private static final int ELEMENTS = 10;

        private final ListState<Long> list = states.list(initialized(new ListStateDescriptor<>("list", Types.LONG)));
        private final long keyCount;

        OfLists(long rows) {
            this.keyCount = Math.max(1, rows / ELEMENTS);
        }

        @Override
        public void add(long row) throws Exception {
            select(row % keyCount);
            list.add(row);
        }

        @Override
        public void change(long row) throws Exception {
            add(row);
        }
    }
}
