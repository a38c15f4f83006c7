package dev.millrace.api.state.v2;

import dev.millrace.api.util.function.CheckedSupplier;
import dev.millrace.api.util.function.ThrowingRunnable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adapts synchronous keyed states to the asynchronous interfaces of this package. Not thread-safe, like the
/// adapted states.
@SuppressWarnings("NullAway") // absent answers are null, as in Flink
public final class ReadyStates {
    private ReadyStates() {}

    /// Returns an asynchronous view of a value state.
    public static <T> ValueState<T> of(dev.millrace.api.state.ValueState<T> state) {
        return new Value<>(state);
    }

    /// Returns an asynchronous view of a list state.
    public static <T> ListState<T> of(dev.millrace.api.state.ListState<T> state) {
        return new Elements<>(state);
    }

    /// Returns an asynchronous view of a reducing state.
    public static <T> ReducingState<T> of(dev.millrace.api.state.ReducingState<T> state) {
        return new Reduced<>(state);
    }

    /// Returns an asynchronous view of an aggregating state.
    public static <IN, OUT> AggregatingState<IN, OUT> of(dev.millrace.api.state.AggregatingState<IN, OUT> state) {
        return new Aggregated<>(state);
    }

    /// Returns an asynchronous view of a map state.
    public static <UK, UV> MapState<UK, UV> of(dev.millrace.api.state.MapState<UK, UV> state) {
        return new Entries<>(state);
    }

    private static <T> T get(CheckedSupplier<T> access) {
        return CheckedSupplier.unchecked(access).get();
    }

    private static StateFuture<Void> run(ThrowingRunnable<Exception> access) {
        ThrowingRunnable.unchecked(access).run();
        return ReadyFuture.done();
    }

    private record Value<T>(dev.millrace.api.state.ValueState<T> state) implements ValueState<T> {
        @Override
        public StateFuture<T> asyncValue() {
            return new ReadyFuture<>(value());
        }

        @Override
        public StateFuture<Void> asyncUpdate(@Nullable T value) {
            return run(() -> state.update(value));
        }

        @Override
        public @Nullable T value() {
            return get(state::value);
        }

        @Override
        public void update(@Nullable T value) {
            run(() -> state.update(value));
        }

        @Override
        public StateFuture<Void> asyncClear() {
            return run(state::clear);
        }

        @Override
        public void clear() {
            state.clear();
        }
    }

    private record Elements<T>(dev.millrace.api.state.ListState<T> state) implements ListState<T> {
        @Override
        public StateFuture<StateIterator<T>> asyncGet() {
            return new ReadyFuture<>(new ReadyIterator<>(get()));
        }

        @Override
        public StateFuture<Void> asyncAdd(T value) {
            return run(() -> state.add(value));
        }

        @Override
        public Iterable<T> get() {
            Iterable<T> elements = ReadyStates.get(state::get);
            return elements == null ? List.of() : elements;
        }

        @Override
        public void add(T value) {
            run(() -> state.add(value));
        }

        @Override
        public StateFuture<Void> asyncUpdate(List<T> values) {
            return run(() -> state.update(values));
        }

        @Override
        public StateFuture<Void> asyncAddAll(List<T> values) {
            return run(() -> state.addAll(values));
        }

        @Override
        public void update(List<T> values) {
            run(() -> state.update(values));
        }

        @Override
        public void addAll(List<T> values) {
            run(() -> state.addAll(values));
        }

        @Override
        public StateFuture<Void> asyncClear() {
            return run(state::clear);
        }

        @Override
        public void clear() {
            state.clear();
        }
    }

    private record Reduced<T>(dev.millrace.api.state.ReducingState<T> state) implements ReducingState<T> {
        @Override
        public StateFuture<T> asyncGet() {
            return new ReadyFuture<>(get());
        }

        @Override
        public StateFuture<Void> asyncAdd(T value) {
            return run(() -> state.add(value));
        }

        @Override
        public @Nullable T get() {
            return ReadyStates.get(state::get);
        }

        @Override
        public void add(T value) {
            run(() -> state.add(value));
        }

        @Override
        public StateFuture<Void> asyncClear() {
            return run(state::clear);
        }

        @Override
        public void clear() {
            state.clear();
        }
    }

    private record Aggregated<IN, OUT>(dev.millrace.api.state.AggregatingState<IN, OUT> state)
            implements AggregatingState<IN, OUT> {
        @Override
        public StateFuture<OUT> asyncGet() {
            return new ReadyFuture<>(get());
        }

        @Override
        public StateFuture<Void> asyncAdd(IN value) {
            return run(() -> state.add(value));
        }

        @Override
        public @Nullable OUT get() {
            return ReadyStates.get(state::get);
        }

        @Override
        public void add(IN value) {
            run(() -> state.add(value));
        }

        @Override
        public StateFuture<Void> asyncClear() {
            return run(state::clear);
        }

        @Override
        public void clear() {
            state.clear();
        }
    }

    private record Entries<UK, UV>(dev.millrace.api.state.MapState<UK, UV> state) implements MapState<UK, UV> {
        @Override
        public StateFuture<UV> asyncGet(UK key) {
            return new ReadyFuture<>(get(key));
        }

        @Override
        public StateFuture<Void> asyncPut(UK key, UV value) {
            return run(() -> state.put(key, value));
        }

        @Override
        public StateFuture<Void> asyncPutAll(Map<UK, UV> map) {
            return run(() -> state.putAll(map));
        }

        @Override
        public StateFuture<Void> asyncRemove(UK key) {
            return run(() -> state.remove(key));
        }

        @Override
        public StateFuture<Boolean> asyncContains(UK key) {
            return new ReadyFuture<>(contains(key));
        }

        @Override
        public StateFuture<StateIterator<Map.Entry<UK, UV>>> asyncEntries() {
            return new ReadyFuture<>(new ReadyIterator<>(entries()));
        }

        @Override
        public StateFuture<StateIterator<UK>> asyncKeys() {
            return new ReadyFuture<>(new ReadyIterator<>(keys()));
        }

        @Override
        public StateFuture<StateIterator<UV>> asyncValues() {
            return new ReadyFuture<>(new ReadyIterator<>(values()));
        }

        @Override
        public StateFuture<Boolean> asyncIsEmpty() {
            return new ReadyFuture<>(isEmpty());
        }

        @Override
        public @Nullable UV get(UK key) {
            return ReadyStates.get(() -> state.get(key));
        }

        @Override
        public void put(UK key, UV value) {
            run(() -> state.put(key, value));
        }

        @Override
        public void putAll(Map<UK, UV> map) {
            run(() -> state.putAll(map));
        }

        @Override
        public void remove(UK key) {
            run(() -> state.remove(key));
        }

        @Override
        public boolean contains(UK key) {
            return ReadyStates.get(() -> state.contains(key));
        }

        @Override
        public Iterable<Map.Entry<UK, UV>> entries() {
            return ReadyStates.get(state::entries);
        }

        @Override
        public Iterable<UK> keys() {
            return ReadyStates.get(state::keys);
        }

        @Override
        public Iterable<UV> values() {
            return ReadyStates.get(state::values);
        }

        @Override
        public Iterator<Map.Entry<UK, UV>> iterator() {
            return ReadyStates.get(state::iterator);
        }

        @Override
        public boolean isEmpty() {
            return ReadyStates.get(state::isEmpty);
        }

        @Override
        public StateFuture<Void> asyncClear() {
            return run(state::clear);
        }

        @Override
        public void clear() {
            state.clear();
        }
    }
}
