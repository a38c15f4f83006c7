package dev.millrace.runtime.custom;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.EngineOperator;
import dev.millrace.api.operator.InternalTimerService;
import dev.millrace.api.operator.KeyedStateBackend;
import dev.millrace.api.operator.OperatorRuntime;
import dev.millrace.api.operator.OperatorStateBackend;
import dev.millrace.api.operator.ProcessingTimeService;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.operator.Triggerable;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.OperatorID;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.SubtaskMailbox;
import dev.millrace.runtime.operator.build.Operators;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Provides the runtime of one operator of a program in one subtask.
public final class CustomRuntime implements OperatorRuntime {
    private final OperatorContext context;
    private final ProcessingTimeService time;
    private final MailboxExecutor mailbox;
    private final @Nullable CustomState state;
    private final CustomInitialization initialization;
    private final Map<String, CustomTimers<?, ?>> timers = new LinkedHashMap<>();
    private final List<KeyedOperator> running = new ArrayList<>();

    /// Creates the runtime with the host's processing time.
    ///
    /// @param context the context with the operator's own outputs
    public CustomRuntime(OperatorContext context) {
        this(context, new CustomTime(context));
    }

    /// Creates the runtime.
    ///
    /// @param time the processing time that the operator sees
    public CustomRuntime(OperatorContext context, ProcessingTimeService time) {
        this.context = context;
        this.time = time;
        this.mailbox = new SubtaskMailbox(context.services());
        this.state = state(context);
        this.initialization = new CustomInitialization(context.operatorStates(), context.keyed());
    }

    @SuppressWarnings("unchecked")
    private static @Nullable CustomState state(OperatorContext context) {
        if (context.keyed() == null) return null;
        for (int input = 0; input < context.step().inputs().size(); input++) {
            Partitioning.Keyed keyed = context.step().keyed(input);
            if (keyed == null) continue;
            TypeSerializer<Object> serializer =
                    context.runtime().createSerializer((TypeInformation<Object>) keyed.keyType());
            return new CustomState(context.keyed(), serializer, context.runtime());
        }
        return null;
    }

    @Override
    public RuntimeContext runtime() {
        return context.runtime();
    }

    @Override
    public ExecutionConfig execution() {
        return context.execution();
    }

    @Override
    public String name() {
        return context.step().name();
    }

    @Override
    public boolean isCheckpointed() {
        return context.operatorState().isCheckpointed();
    }

    @Override
    public OperatorID id() {
        Step<?> step = context.step();
        String hash = step.uidHash();
        if (hash != null) return new OperatorID(HexFormat.of().parseHex(hash));
        String uid = step.uid();
        return uid == null
                ? new OperatorID(step.id(), name().hashCode())
                : new OperatorID(uid.length(), uid.hashCode());
    }

    @Override
    public ProcessingTimeService time() {
        return time;
    }

    @Override
    public MailboxExecutor mailbox() {
        return mailbox;
    }

    @Override
    public @Nullable KeyedStateBackend<Object> keyed() {
        return state;
    }

    @Override
    public @Nullable KeyedStateStore keyedStore() {
        return context.keyed();
    }

    @Override
    public OperatorStateBackend operatorState() {
        return initialization.operatorState();
    }

    @Override
    public StateInitializationContext initialState() {
        return initialization;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable KeySelector<Object, Object> selector(int input) {
        Partitioning.Keyed keyed = context.step().keyed(input);
        return keyed == null ? null : context.functions().copy((KeySelector<Object, Object>) keyed.selector());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, N> InternalTimerService<N> timers(
            String name, TypeSerializer<N> namespaceSerializer, Triggerable<K, N> triggerable) {
        return (InternalTimerService<N>)
                timers.computeIfAbsent(name, _ -> new CustomTimers<>(context, name, namespaceSerializer, triggerable));
    }

    @Override
    public void advanceWatermark(long timestamp) {
        for (CustomTimers<?, ?> each : timers.values()) each.advanceWatermark(timestamp);
    }

    /// Notes, in batch mode, that no more records of the current key follow.
    void endOfKey() {
        for (CustomTimers<?, ?> each : timers.values()) each.endOfKey();
        for (KeyedOperator each : running) each.endOfKey();
    }

    @Override
    public EngineOperator run(Operation operation) {
        UserFunctions functions = UserFunctions.asTheyAre(context.runtime().getUserCodeClassLoader());
        Operator operator = Operators.of(operation, context.withFunctions(functions));
        if (operator instanceof KeyedOperator keyed) running.add(keyed);
        return new Driven(operator);
    }

    /// Runs an engine operator that an operator of a program drives.
    private record Driven(Operator operator) implements EngineOperator {

        @SuppressWarnings("unchecked")
        private Receiver<Object> input(int index) {
            return (Receiver<Object>) operator.input(index);
        }

        @Override
        public void record(int input, Object value, long timestamp) {
            input(input).record(value, timestamp);
        }

        @Override
        public void watermark(int input, long timestamp) {
            input(input).watermark(timestamp);
        }

        @Override
        public void idle(int input, boolean isIdle) {
            input(input).idle(isIdle);
        }

        @Override
        public void close() throws Exception {
            operator.close();
        }
    }
}
