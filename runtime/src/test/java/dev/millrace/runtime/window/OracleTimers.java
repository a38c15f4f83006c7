package dev.millrace.runtime.window;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Holds the timers and states of an oracle's trigger in plain lists and maps.
final class OracleTimers {
    private final List<Timer> timers = new ArrayList<>();
    private final Map<Cell, Object> values = new HashMap<>();
    private final LongSupplier watermark;

    record Timer(WindowOracle.Place place, long time) {}

    private record Cell(WindowOracle.Place place, String state) {}

    OracleTimers(LongSupplier watermark) {
        this.watermark = watermark;
    }

    void register(WindowOracle.Place place, long time) {
        Timer timer = new Timer(place, time);
        if (!timers.contains(timer)) timers.add(timer);
    }

    void delete(WindowOracle.Place place, long time) {
        timers.remove(new Timer(place, time));
    }

    /// Removes and returns the earliest timer at or before a time. Timers with equal times are in order
    /// of registration.
    @Nullable
    Timer due(long until) {
        Timer earliest = null;
        for (Timer each : timers) {
            if (each.time <= until && (earliest == null || each.time < earliest.time)) earliest = each;
        }
        timers.remove(earliest);
        return earliest;
    }

    Trigger.TriggerContext context(WindowOracle.Place place) {
        return new Context(place, List.of());
    }

    Trigger.OnMergeContext merging(WindowOracle.Place place, List<Window> merged) {
        return new Context(place, merged);
    }

    private final class Context implements Trigger.OnMergeContext {
        private final WindowOracle.Place place;
        private final List<Window> merged;

        Context(WindowOracle.Place place, List<Window> merged) {
            this.place = place;
            this.merged = merged;
        }

        @Override
        public long getCurrentProcessingTime() {
            throw new IllegalStateException("these triggers do not look at the clock");
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public long getCurrentWatermark() {
            return watermark.getAsLong();
        }

        @Override
        public void registerProcessingTimeTimer(long time) {
            throw new IllegalStateException("these triggers do not look at the clock");
        }

        @Override
        public void registerEventTimeTimer(long time) {
            register(place, time);
        }

        @Override
        public void deleteProcessingTimeTimer(long time) {
            throw new IllegalStateException("these triggers do not look at the clock");
        }

        @Override
        public void deleteEventTimeTimer(long time) {
            delete(place, time);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor) {
            Cell cell = new Cell(place, descriptor.getName());
            return (S)
                    switch (descriptor) {
                        case ReducingStateDescriptor<?> reducing -> new Reducing<>(values, cell, reducing);
                        case ValueStateDescriptor<?> _ -> new Value<>(values, cell);
                        default -> throw new IllegalArgumentException("not made for " + descriptor);
                    };
        }

        @Override
        @SuppressWarnings("unchecked")
        public <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> descriptor) {
            for (Window each : merged) {
                Object value = values.remove(new Cell(new WindowOracle.Place(place.key(), each), descriptor.getName()));
                if (value == null) continue;
                try {
                    ((ReducingState<Object>) getPartitionedState(descriptor)).add(value);
                } catch (Exception thrown) {
                    throw new IllegalStateException(thrown);
                }
            }
        }
    }

    private record Value<T>(Map<Cell, Object> values, Cell cell) implements ValueState<T> {
        @Override
        @SuppressWarnings({"unchecked", "NullAway"})
        public T value() {
            return (T) values.get(cell);
        }

        @Override
        public void update(T value) {
            values.put(cell, value);
        }

        @Override
        public void clear() {
            values.remove(cell);
        }
    }

    private record Reducing<T>(Map<Cell, Object> values, Cell cell, ReducingStateDescriptor<?> descriptor)
            implements ReducingState<T> {
        @Override
        @SuppressWarnings({"unchecked", "NullAway"})
        public T get() {
            return (T) values.get(cell);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void add(T value) throws Exception {
            T before = get();
            T after = before == null
                    ? value
                    : ((ReducingStateDescriptor<T>) descriptor)
                            .getReduceFunction()
                            .reduce(before, value);
            values.put(cell, after);
        }

        @Override
        public void clear() {
            values.remove(cell);
        }
    }
}
