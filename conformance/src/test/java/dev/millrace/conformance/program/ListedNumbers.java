package dev.millrace.conformance.program;

import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.api.dataview.MapView;
import dev.millrace.table.functions.AggregateFunction;
import java.util.TreeMap;

/// Lists the numbers of a group with their counts, for tests.
public final class ListedNumbers extends AggregateFunction<String, ListedNumbers.State> {
    private static final long serialVersionUID = 1L;

    /// Is the accumulator.
    public static final class State {
        public long sum;
        public ListView<Integer> arrived = new ListView<>();
        public MapView<Integer, Long> counts = new MapView<>();
    }

    @Override
    public State createAccumulator() {
        return new State();
    }

    @Override
    public String getValue(State state) {
        return state.sum + "/" + state.arrived.getList().size() + "/" + new TreeMap<>(state.counts.getMap());
    }

    /// Adds a number.
    public void accumulate(State state, Integer value) throws Exception {
        change(state, value, 1);
        state.arrived.add(value);
    }

    /// Takes a number back.
    public void retract(State state, Integer value) throws Exception {
        change(state, value, -1);
        state.arrived.remove(value);
    }

    private static void change(State state, Integer value, long count) throws Exception {
        Long before = state.counts.get(value);
        long after = (before == null ? 0 : before) + count;
        state.sum += value * count;
        if (after == 0) state.counts.remove(value);
        else state.counts.put(value, after);
    }
}
