package dev.millrace.api.operator;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.util.OperatorID;
import org.jspecify.annotations.Nullable;

/// What the engine gives to an operator of a program. Operators reach it through [AbstractStreamOperator].
public interface OperatorRuntime {

    RuntimeContext runtime();

    ExecutionConfig execution();

    /// The operator's name.
    String name();

    OperatorID id();

    ProcessingTimeService time();

    MailboxExecutor mailbox();

    /// Keyed state; null if the input is not keyed.
    @Nullable
    KeyedStateBackend<Object> keyed();

    /// Keyed state as functions see it; null if the input is not keyed.
    @Nullable
    KeyedStateStore keyedStore();

    OperatorStateBackend operatorState();

    /// State as it is before the operator opens.
    StateInitializationContext initialState();

    /// Gives an input's keys; null if it has none.
    ///
    /// @param input 0 or 1
    @Nullable
    KeySelector<Object, Object> selector(int input);

    /// The timers of a name, made at the first call.
    <K, N> InternalTimerService<N> timers(
            String name, TypeSerializer<N> namespaceSerializer, Triggerable<K, N> triggerable);

    /// Fires the event-time timers of all names up to a watermark.
    void advanceWatermark(long timestamp);

    /// The engine's own operator for an operation with a function, open and emitting to this operator's output. It
    /// works on the very function that is given, not on a copy.
    EngineOperator run(Operation operation);
}
