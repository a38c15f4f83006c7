package dev.millrace.runtime.window;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.window.Window;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds the state that window functions keep per window for the current key.
public final class WindowStates<W extends Window> {
    private final KeyedStates<Object> keyed;
    private final ExecutionConfig execution;
    private final TypeSerializer<W> windowSerializer;
    private final boolean windowsMerge;
    private final Predicate<W> isOver;
    private final Map<String, NamespacedState<W, ? extends State>> known = new LinkedHashMap<>();

    /// Creates the states of a window operator.
    ///
    /// @param isOver whether a window was cleared at the last watermark or before
    public WindowStates(
            OperatorContext context, TypeSerializer<W> windowSerializer, boolean windowsMerge, Predicate<W> isOver) {
        this.keyed = context.keyedStates();
        this.execution = context.execution();
        this.windowSerializer = windowSerializer;
        this.windowsMerge = windowsMerge;
        this.isOver = isOver;
    }

    /// Returns whether a window function has created per-window state.
    boolean isUsed() {
        return !known.isEmpty();
    }

    /// Returns whether the class of a window function overrides `clear(Context)`. Most classes do not; the operator
    /// then need not visit all keys of a window that ends.
    ///
    /// @param root the class that declares the empty method
    static boolean declaresClear(Class<?> function, Class<?> root) {
        for (Class<?> type = function; type != null && type != root; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("clear") && method.getParameterCount() == 1) return true;
            }
        }
        return false;
    }

    public KeyedStateStore of(W window) {
        if (windowsMerge) {
            throw ChainFaults.NOT_SUPPORTED
                    .what("A window function uses the state of the window %s, which may still be merged.", window)
                    .why("The state of two windows cannot be merged.")
                    .fix("Use globalState(), or windows that do not merge.");
        }
        return new Store(window);
    }

    /// Returns the state of the current key that all windows share.
    public KeyedStateStore global() {
        return new Store(null);
    }

    /// Drops all state of the current key in this window.
    void clear(W window) {
        for (NamespacedState<W, ?> state : known.values()) {
            state.clear(window);
            state.release(window);
        }
    }

    private <S extends State> S state(StateDescriptor<S, ?> descriptor, @Nullable W window) {
        if (window != null) return inWindows(descriptor).in(window);
        descriptor.initializeSerializerUnlessSet(execution);
        return keyed.of(descriptor);
    }

    @SuppressWarnings("unchecked")
    private <S extends State> NamespacedState<W, S> inWindows(StateDescriptor<S, ?> descriptor) {
        NamespacedState<W, S> state = (NamespacedState<W, S>) known.get(descriptor.getName());
        if (state != null) return state;
        descriptor.initializeSerializerUnlessSet(execution);
        state = keyed.namespaced(descriptor, windowSerializer);
        // Restored windows may have ended before the function first uses their state.
        state.drop(isOver);
        known.put(descriptor.getName(), state);
        return state;
    }

    private final class Store implements KeyedStateStore {
        private final @Nullable W window;

        /// Creates a view of the state of the current key.
        ///
        /// @param window the window, or null for state that all windows share
        Store(@Nullable W window) {
            this.window = window;
        }

        @Override
        public String getBackendTypeIdentifier() {
            return keyed.getBackendTypeIdentifier();
        }

        @Override
        public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
            return state(descriptor, window);
        }

        @Override
        public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
            return state(descriptor, window);
        }

        @Override
        public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
            return state(descriptor, window);
        }

        @Override
        public <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
                AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
            return state(descriptor, window);
        }

        @Override
        public <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor) {
            return state(descriptor, window);
        }
    }
}
