package dev.millrace.runtime.window;

import dev.millrace.api.function.Function;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.window.Window;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.UserFunctions;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// Holds what the function of a window sees: the window, its states and its outputs. A subclass calls the function.
///
/// @param <F> the kind of function
/// @param <I> the type of the records
/// @param <O> the type of the results
abstract sealed class ProcessFunctionEmitter<F extends Function, I, O, W extends Window>
        implements WindowEmitter<Object, W> permits ProcessingAllEmitter, ProcessingEmitter {
    final F function;
    final WindowCollector<O> collector;
    final WindowStates<W> states;
    private final boolean contentsAreMany;
    private final boolean userClears;
    private final OperatorContext operator;
    private @Nullable W window;
    private long timestamp;

    /// Creates the emitter of an opened function.
    ///
    /// @param kind the class that declares the function's `clear`
    /// @param contentsAreMany whether the contents of a window are several records
    ProcessFunctionEmitter(
            F function,
            Class<?> kind,
            WindowCollector<O> collector,
            boolean contentsAreMany,
            WindowStates<W> states,
            OperatorContext operator) {
        this.function = function;
        this.collector = collector;
        this.contentsAreMany = contentsAreMany;
        this.states = states;
        this.userClears = WindowStates.declaresClear(function.getClass(), kind);
        this.operator = operator;
    }

    /// Selects the window that the function sees.
    ///
    /// @param ofRecords the timestamp of the records that the function emits
    final void select(W selected, long ofRecords) {
        window = selected;
        timestamp = ofRecords;
    }

    /// Returns the contents of a window as records.
    @SuppressWarnings("unchecked")
    final Iterable<I> records(Object contents) {
        return contentsAreMany ? (Iterable<I>) contents : Collections.singletonList((I) contents);
    }

    @SuppressWarnings("NullAway") // selected before each call
    final W selected() {
        return window;
    }

    final KeyedStateStore statesOfWindow() {
        return states.of(selected());
    }

    final <X> void emit(OutputTag<X> tag, X value) {
        operator.side(tag).record(value, timestamp);
    }

    @Override
    public final boolean clears() {
        return userClears || states.isUsed();
    }

    @Override
    public final boolean needsKey() {
        return true;
    }

    @Override
    public final void close() throws Exception {
        UserFunctions.close(function);
    }
}
