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

/// Gives a program's operator access to the engine. Operators use [AbstractStreamOperator] instead.
public interface OperatorRuntime {

    /// Returns the runtime context of functions.
    RuntimeContext runtime();

    /// Returns the execution configuration of the job.
    ExecutionConfig execution();

    /// Returns the name of the operator.
    String name();

    /// Returns whether periodic checkpoints are enabled.
    boolean isCheckpointed();

    /// Returns the ID of the operator.
    OperatorID id();

    /// Returns the processing-time service.
    ProcessingTimeService time();

    /// Returns the executor that runs actions on the subtask's thread.
    MailboxExecutor mailbox();

    /// Returns the keyed state backend; null if the input is not keyed.
    @Nullable
    KeyedStateBackend<Object> keyed();

    /// Returns the keyed state store of functions; null if the input is not keyed.
    @Nullable
    KeyedStateStore keyedStore();

    /// Returns the operator state backend.
    OperatorStateBackend operatorState();

    /// Returns the context with which the operator restores its state.
    StateInitializationContext initialState();

    /// Returns the key selector of an input; null if the input is not keyed.
    ///
    /// @param input the index of the input, 0 or 1
    @Nullable
    KeySelector<Object, Object> selector(int input);

    /// Returns the timers of a name. The first call creates them.
    <K, N> InternalTimerService<N> timers(
            String name, TypeSerializer<N> namespaceSerializer, Triggerable<K, N> triggerable);

    /// Fires the event-time timers of all names up to a watermark.
    void advanceWatermark(long timestamp);

    /// Creates and opens the engine's operator of an operation with a function. The engine's operator emits to the
    /// output of this operator and uses the given function without copying it.
    EngineOperator run(Operation operation);
}
