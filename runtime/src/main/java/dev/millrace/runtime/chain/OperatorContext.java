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

/// All that an operator gets to be built from: its description, where its output goes, its state and its
/// subtask context.
///
/// @param step what it is to do
/// @param subtask where
/// @param services the thread it lives on
/// @param output where its records go
/// @param sides where records with a tag go, by the tag's id; tags that nobody reads are not in it
/// @param keyed keyed state if the input is keyed; the current key is selected before each record
/// @param runtime what user functions see
/// @param functions makes this subtask's own copies of user functions
/// @param specializer makes copies of operator classes for this step
/// @param metrics counters of the subtask
/// @param execution the job's settings
/// @param operatorState what of the operator lasts
/// @param isBatch final results are wanted, in no time but the end's
public record OperatorContext(
        Step<?> step,
        Subtask subtask,
        Services services,
        Receiver<Object> output,
        Map<String, Receiver<Object>> sides,
        @Nullable KeyedStates<Object> keyed,
        RuntimeContext runtime,
        UserFunctions functions,
        Specializer specializer,
        SubtaskMetrics metrics,
        ExecutionConfig execution,
        OperatorState operatorState,
        boolean isBatch) {

    public Host host() {
        return services.host();
    }

    /// The same with other receivers behind it.
    public OperatorContext withOutputs(Receiver<Object> otherOutput, Map<String, Receiver<Object>> otherSides) {
        return new OperatorContext(
                step,
                subtask,
                services,
                otherOutput,
                otherSides,
                keyed,
                runtime,
                functions,
                specializer,
                metrics,
                execution,
                operatorState,
                isBatch);
    }

    /// The same with functions copied, or not, by somebody else.
    public OperatorContext withFunctions(UserFunctions otherFunctions) {
        return new OperatorContext(
                step,
                subtask,
                services,
                output,
                sides,
                keyed,
                runtime,
                otherFunctions,
                specializer,
                metrics,
                execution,
                operatorState,
                isBatch);
    }

    /// The same with other keyed state, for its functions too.
    public OperatorContext withKeyed(KeyedStates<Object> otherKeyed) {
        return new OperatorContext(
                step,
                subtask,
                services,
                output,
                sides,
                otherKeyed,
                runtime instanceof KeyedRuntime known ? known.with(otherKeyed) : runtime,
                functions,
                specializer,
                metrics,
                execution,
                operatorState,
                isBatch);
    }

    /// The same where nothing happens before the end of the input.
    public OperatorContext untilTheEnd() {
        return new OperatorContext(
                step,
                subtask,
                services,
                output,
                sides,
                keyed,
                runtime,
                functions,
                specializer,
                metrics,
                execution,
                operatorState,
                true);
    }

    /// The keyed state of an operator that cannot be built without.
    public KeyedStates<Object> keyedStates() {
        KeyedStates<Object> states = keyed;
        if (states == null)
            throw ChainFaults.NOT_KEYED
                    .what("'%s' uses keyed state but its input is not keyed", step.name())
                    .fix("put keyBy(…) before it");
        return states;
    }

    /// Where records with this tag go; nowhere if nobody reads it.
    public Receiver<Object> side(OutputTag<?> tag) {
        Receiver<Object> side = sides.get(tag.getId());
        return side == null ? new Nowhere<>() : side;
    }

    /// Where watermarks, idleness and the end go: to every output, side outputs included. Its `record` is not
    /// to be used.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Receiver<Object> control() {
        if (sides.isEmpty()) return output;
        Receiver[] all = new Receiver[sides.size() + 1];
        all[0] = output;
        int at = 1;
        for (Receiver<Object> side : sides.values()) all[at++] = side;
        return new FanOut<Object>(all);
    }

    /// Tells of exceptions thrown by this operator's user code.
    public UserFailures failures() {
        return new UserFailures(step.name(), step.definedAt(), subtask, services);
    }

    /// State of this operator that belongs to no key.
    public OperatorStates operatorStates() {
        return operatorState.states();
    }

    /// This subtask's own open copy of a user function.
    public <F> F function(F original) {
        F function = functions.copy(original);
        begin(function);
        return function;
    }

    /// Opens a user function that is this subtask's own already, being part of a source or sink that is.
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

    /// Copies records of the type that leaves the step.
    @SuppressWarnings("unchecked") // whoever emits records of the step knows their type
    public <T> Copier<T> outputCopier() {
        return Copier.of((TypeInformation<T>) step.type(), execution.getSerializerConfig());
    }
}
