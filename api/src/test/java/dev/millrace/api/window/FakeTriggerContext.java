package dev.millrace.api.window;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Simulates one key with its windows: state by window, timers as sets, and clocks that the test advances.
public final class FakeTriggerContext implements Trigger.OnMergeContext {
    public final TreeSet<Long> eventTimers = new TreeSet<>();
    public final TreeSet<Long> processingTimers = new TreeSet<>();
    public long watermark = Long.MIN_VALUE;
    public long now;

    private final Map<String, Map<String, Cell>> cellsByWindow = new HashMap<>();
    private String window = "";
    private String[] merged = {};

    /// Selects the window of the next calls.
    public FakeTriggerContext at(String name) {
        window = name;
        return this;
    }

    /// Sets the windows whose state the next merge combines.
    public FakeTriggerContext merging(String... names) {
        merged = names;
        return this;
    }

    public boolean hasState() {
        return cellsByWindow.values().stream()
                .flatMap(cells -> cells.values().stream())
                .anyMatch(cell -> cell.content != null);
    }

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public MetricGroup getMetricGroup() {
        return new UnregisteredMetricsGroup();
    }

    @Override
    public long getCurrentWatermark() {
        return watermark;
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        processingTimers.add(time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        eventTimers.add(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        processingTimers.remove(time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        eventTimers.remove(time);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends State> S getPartitionedState(StateDescriptor<S, ?> stateDescriptor) {
        return (S) cell(window, stateDescriptor);
    }

    @Override
    public <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> stateDescriptor) {
        Cell target = cell(window, stateDescriptor);
        for (String name : merged) {
            Cell source = cell(name, stateDescriptor);
            if (source.content != null) target.add(source.content);
            source.clear();
        }
    }

    private Cell cell(String name, StateDescriptor<?, ?> descriptor) {
        return cellsByWindow
                .computeIfAbsent(name, _ -> new HashMap<>())
                .computeIfAbsent(descriptor.getName(), _ -> new Cell(reducing(descriptor)));
    }

    @SuppressWarnings("unchecked")
    private static ReduceFunction<Object> reducing(StateDescriptor<?, ?> descriptor) {
        return descriptor instanceof ReducingStateDescriptor<?> reducing
                ? (ReduceFunction<Object>) reducing.getReduceFunction()
                : (_, newest) -> newest;
    }

    private static final class Cell implements ReducingState<Object>, ValueState<Object> {
        private final ReduceFunction<Object> reduceFunction;
        private @Nullable Object content;

        Cell(ReduceFunction<Object> reduceFunction) {
            this.reduceFunction = reduceFunction;
        }

        @Override
        public @Nullable Object get() {
            return content;
        }

        @Override
        public void add(Object value) {
            try {
                content = content == null ? value : reduceFunction.reduce(content, value);
            } catch (Exception thrown) {
                throw new IllegalStateException(thrown);
            }
        }

        @Override
        public @Nullable Object value() {
            return content;
        }

        @Override
        public void update(@Nullable Object value) {
            content = value;
        }

        @Override
        public void clear() {
            content = null;
        }
    }
}
