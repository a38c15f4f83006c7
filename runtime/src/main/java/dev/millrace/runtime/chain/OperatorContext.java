package dev.millrace.runtime.chain;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.Function;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.OperatorStates;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds everything from which an operator is built: its description, outputs, state and subtask.
///
/// @param step the description of the operator
/// @param services the services of the subtask
/// @param output receives the operator's records
/// @param sides receive side outputs, by the tag's id; without unread tags
/// @param keyed the keyed state; null if the input is not keyed. The current key is selected before each record
/// @param runtime the runtime context of user functions
/// @param functions creates this subtask's copies of user functions
/// @param specializer creates copies of operator classes for this step
/// @param execution the execution settings of the job
/// @param operatorState the operator's state that checkpoints contain
/// @param isBatch true if only final results are emitted, at the end of the input
public record OperatorContext(
        Step<?> step,
        Services services,
        Receiver<Object> output,
        Map<String, Receiver<Object>> sides,
        @Nullable KeyedStates<Object> keyed,
        RuntimeContext runtime,
        UserFunctions functions,
        Specializer specializer,
        ExecutionConfig execution,
        OperatorState operatorState,
        boolean isBatch) {

    public Host host() {
        return services.host();
    }

    /// Returns the identity of the subtask.
    public Subtask subtask() {
        return services.subtask();
    }

    /// Returns the counters of the subtask.
    public SubtaskMetrics metrics() {
        return services.metrics();
    }

    /// Returns this context with other outputs.
    public OperatorContext withOutputs(Receiver<Object> otherOutput, Map<String, Receiver<Object>> otherSides) {
        return new OperatorContext(
                step,
                services,
                otherOutput,
                otherSides,
                keyed,
                runtime,
                functions,
                specializer,
                execution,
                operatorState,
                isBatch);
    }

    /// Returns this context with another way to copy functions.
    public OperatorContext withFunctions(UserFunctions otherFunctions) {
        return new OperatorContext(
                step,
                services,
                output,
                sides,
                keyed,
                runtime,
                otherFunctions,
                specializer,
                execution,
                operatorState,
                isBatch);
    }

    /// Returns this context with other keyed state, also for its functions.
    public OperatorContext withKeyed(KeyedStates<Object> otherKeyed) {
        return new OperatorContext(
                step,
                services,
                output,
                sides,
                otherKeyed,
                runtime instanceof KeyedRuntime known ? known.with(otherKeyed) : runtime,
                functions,
                specializer,
                execution,
                operatorState,
                isBatch);
    }

    /// Returns this context for an operator that emits results only at the end of the input.
    public OperatorContext untilTheEnd() {
        return new OperatorContext(
                step, services, output, sides, keyed, runtime, functions, specializer, execution, operatorState, true);
    }

    /// Returns the keyed state; fails if the input is not keyed.
    public KeyedStates<Object> keyedStates() {
        KeyedStates<Object> states = keyed;
        if (states == null)
            throw ChainFaults.NOT_KEYED
                    .what("Step '%s' uses keyed state, but its input has no key.", step.name())
                    .fix("Call keyBy(…) before the step.");
        return states;
    }

    /// Returns the output for a tag, which drops records if the tag is not read.
    public Receiver<Object> side(OutputTag<?> tag) {
        Receiver<Object> side = sides.get(tag.getId());
        return side == null ? new Nowhere<>() : side;
    }

    /// Returns the receiver for watermarks, idleness and the end, which forwards to all outputs. Its `record` must
    /// not be called.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Receiver<Object> control() {
        if (sides.isEmpty()) return output;
        Receiver[] all = new Receiver[sides.size() + 1];
        all[0] = output;
        int at = 1;
        for (Receiver<Object> side : sides.values()) all[at++] = side;
        return new FanOut<Object>(all);
    }

    /// Returns the conversion for exceptions of this operator's user code.
    public UserFailures failures() {
        return new UserFailures(step.name(), step.definedAt(), services);
    }

    /// Returns the operator state without keys.
    public OperatorStates operatorStates() {
        return operatorState.states();
    }

    /// Copies and opens a user function.
    public <F> F function(F original) {
        F function = functions.copy(original);
        begin(function);
        return function;
    }

    /// Opens a user function that already belongs to this subtask, because it is part of a copied source or sink.
    public void open(Function function) {
        begin(function);
    }

    private void begin(Object function) {
        Initialization states = new Initialization(operatorState.states(), keyed);
        Object lasting = UserFunctions.start(function, runtime, step.parameters(), failures(), states);
        operatorState.functions().opened(function);
        operatorState.functions().add(lasting);
        if (lasting != function) operatorState.functions().add(function);
    }

    /// Returns the copier for the step's output records.
    @SuppressWarnings("unchecked") // the callers know the type of the step's records
    public <T> Copier<T> outputCopier() {
        return Copier.of((TypeInformation<T>) step.type(), execution.getSerializerConfig());
    }
}
