package dev.millrace.processor.read;

import dev.millrace.api.process.DefaultOpenContext;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Collector;
import dev.millrace.processor.function.KeyedStateReaderFunction;
import dev.millrace.processor.savepoint.ProcessorFaults;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.process.KeyedTimeService;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.timer.Timers;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Passes keys with their states and timers to a function, which is opened for each range.
public final class KeyReading<K, OUT> implements RangeReading<OUT> {
    private static final long serialVersionUID = 1L;

    private final OperatorAddress place;
    private final KeyedStateReaderFunction<K, OUT> function;
    private final TypeInformation<K> keyType;

    public KeyReading(OperatorAddress place, KeyedStateReaderFunction<K, OUT> function, TypeInformation<K> keyType) {
        this.place = place;
        this.function = function;
        this.keyType = keyType;
    }

    @Override
    public void read(Savepoint savepoint, Range range, OperatorContext context, Collector<OUT> out) throws Exception {
        OperatorContext own = RangeStates.of(savepoint, place, range, keyType, context);
        KeyedStates<Object> states = own.keyedStates();
        KeyedStateReaderFunction<K, OUT> copy = own.functions().copy(function);
        copy.setRuntimeContext(own.runtime());
        copy.open(DefaultOpenContext.INSTANCE);
        try {
            check(savepoint, states.names());
            TimersByKey timers = new TimersByKey(states);
            KeyedTable<Object> seen = KeyedTable.of(states.keyShape(), ColumnKind.LONG);
            for (String name : states.names()) {
                for (Iterator<Object> keys = states.keys(name).iterator(); keys.hasNext(); ) {
                    Object key = keys.next();
                    int hash = states.keyShape().hash(key);
                    seen.claim(key, hash);
                    if (!seen.wasInserted()) continue;
                    states.select(key, hash);
                    show(copy, key, timers, out);
                }
            }
        } finally {
            copy.close();
        }
    }

    @SuppressWarnings("unchecked")
    private void show(KeyedStateReaderFunction<K, OUT> copy, Object key, TimersByKey timers, Collector<OUT> out)
            throws Exception {
        copy.readKey((K) key, timers, out);
    }

    private void check(Savepoint savepoint, List<String> declared) {
        List<String> kept = savepoint.states(place.operator(), Kinds::isState);
        if (declared.isEmpty()) {
            throw ProcessorFaults.NO_STATE_DECLARED
                    .what("%s declared no state in open().", function.getClass().getName())
                    .why(
                            "The function reads the keys of the states that it declares. '%s' has %s.",
                            place.shown(), kept)
                    .fix("Get the handles of the states from the runtime context in open().");
        }
        // One of several states may have had no entries when the savepoint was taken.
        if (kept.isEmpty() || declared.stream().anyMatch(kept::contains)) return;
        throw ProcessorFaults.NO_STATE
                .what("'%s' has none of the states %s.", place.shown(), declared)
                .why("The operator has " + kept + ".")
                .fix("Use the same names in the state descriptors as in the program.");
    }

    /// Selects the sections that hold states of functions.
    private static final class Kinds {
        static boolean isState(SectionKind kind) {
            return switch (kind) {
                case KEYED_VALUE, KEYED_LIST, KEYED_MAP, KEYED_REDUCING, KEYED_AGGREGATING -> true;
                default -> false;
            };
        }
    }

    /// Returns the timers of the current key.
    private static final class TimersByKey implements KeyedStateReaderFunction.Context {
        private final KeyedStates<Object> states;
        private final KeyedTable<Object> eventTime;
        private final KeyedTable<Object> processingTime;

        TimersByKey(KeyedStates<Object> states) {
            this.states = states;
            this.eventTime = KeyedTable.of(states.keyShape(), ColumnKind.OBJECT);
            this.processingTime = KeyedTable.of(states.keyShape(), ColumnKind.OBJECT);
            Timers<Object, String> all = new Timers<>(states, KeyedTimeService.NAME, StringSerializer.INSTANCE);
            all.showEventTime((_, time) -> add(eventTime, time));
            all.showProcessingTime((_, time) -> add(processingTime, time));
        }

        private void add(KeyedTable<Object> to, long time) {
            int slot = to.claim(states.currentKey(), states.currentHash());
            if (to.wasInserted()) to.setObject(0, slot, new TreeSet<Long>());
            times(to, slot).add(time);
        }

        @SuppressWarnings("unchecked")
        private static Set<Long> times(KeyedTable<Object> of, int slot) {
            return (Set<Long>) of.getObject(0, slot);
        }

        private Set<Long> current(KeyedTable<Object> of) {
            int slot = of.slotOf(states.currentKey(), states.currentHash());
            return slot < 0 ? Set.of() : times(of, slot);
        }

        @Override
        public Set<Long> registeredEventTimeTimers() {
            return current(eventTime);
        }

        @Override
        public Set<Long> registeredProcessingTimeTimers() {
            return current(processingTime);
        }
    }
}
