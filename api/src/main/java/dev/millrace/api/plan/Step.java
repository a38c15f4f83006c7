package dev.millrace.api.plan;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.type.TypeInformation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Describes one step of a pipeline. The settings may change until the job is built, because programs set names after
/// the step exists. Not thread-safe.
///
/// @param <T> the type of the records that the step emits; for a sink, that it receives
public final class Step<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The value of a setting that is not set. For the parallelism, the parallelism of the environment applies.
    public static final int UNSET = -1;
    /// The largest number of key groups.
    public static final int MAX_PARALLELISM_BOUND = 1 << 15;

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{32}");
    private static final String OWN_PACKAGE = "dev.millrace.api.";

    private final int id;
    private final Operation operation;
    private List<Step<?>> inputs;
    private final StackTraceElement definedAt;
    private final Map<String, String> metricVariables = new LinkedHashMap<>();
    private final Map<String, BroadcastVariable<?>> broadcastVariables = new LinkedHashMap<>();
    private @Nullable Configuration parameters;
    private @Nullable Superstep superstep;
    private transient Supplier<TypeInformation<T>> type;
    private boolean isTypeRead;
    private String name;
    private @Nullable String description;
    private @Nullable String uid;
    private @Nullable String uidHash;
    private int parallelism = UNSET;
    private int maxParallelism = UNSET;
    private boolean isParallelismFixed;
    private ChainingStrategy chaining = ChainingStrategy.DEFAULT_CHAINING_STRATEGY;
    private @Nullable String slotSharingGroup;
    private @Nullable String coLocationGroup;
    private @Nullable Long bufferTimeoutMillis;

    /// Creates a step and stores the line of the program that describes it.
    ///
    /// @param id unique in the environment and greater than the ids of the inputs
    /// @param type may throw [InvalidTypesException], which is ignored if the type is replaced before its use
    public Step(int id, String name, Operation operation, List<Step<?>> inputs, Supplier<TypeInformation<T>> type) {
        this.id = id;
        this.name = name;
        this.operation = operation;
        this.inputs = List.copyOf(inputs);
        this.type = type;
        this.definedAt = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .findFirst()
                        .orElseGet(() -> new StackTraceElement("unknown", "unknown", null, -1)));
    }

    /// Returns the ID of the step, which is greater than the IDs of its inputs.
    public int id() {
        return id;
    }

    /// Returns the operation of the step.
    public Operation operation() {
        return operation;
    }

    /// Returns the steps whose records this step receives, in the order of the operation's inputs.
    public List<Step<?>> inputs() {
        return inputs;
    }

    /// Replaces the inputs by one step. The id of that step must be lower.
    public void reroute(Step<?> input) {
        inputs = List.of(input);
    }

    /// Returns the line of the program that describes the step. It is the first stack frame outside the API.
    public StackTraceElement definedAt() {
        return definedAt;
    }

    /// Returns the name and the line of the step, for messages.
    public String where() {
        return "'" + name + "' at " + definedAt;
    }

    /// Returns the type of the records that the step emits. Afterwards the type cannot be replaced by another type.
    ///
    /// @throws InvalidTypesException if the type is unknown
    public TypeInformation<T> type() {
        try {
            TypeInformation<T> found = type.get();
            type = () -> found;
            isTypeRead = true;
            return found;
        } catch (InvalidTypesException missing) {
            throw new InvalidTypesException(
                    "the type of what step " + where() + " emits is unknown: " + missing.getMessage()
                            + "; say it with .returns(...) or as an argument",
                    missing);
        }
    }

    /// Returns the type if it is known, otherwise null. Unlike [#type()], this method allows a later replacement.
    public @Nullable TypeInformation<T> typeSoFar() {
        try {
            return type.get();
        } catch (InvalidTypesException _) {
            return null;
        }
    }

    /// Replaces the type.
    ///
    /// @throws IllegalStateException if [#type()] has returned a different type
    public void type(TypeInformation<T> given) {
        if (isTypeRead && !type.get().equals(given)) {
            throw StreamFaults.SETTING
                    .state("Step %s has received the type %s after its type %s was used.", where(), given, type.get())
                    .why("Later steps were described with the old type.")
                    .fix("Call .returns(...) directly after the step.");
        }
        type = () -> given;
    }

    /// Returns the name for clients and metrics.
    public String name() {
        return name;
    }

    /// Sets the name.
    public void name(String given) {
        name = given;
    }

    /// Returns the long text for plans, or the name if there is none.
    public String description() {
        return description == null ? name : description;
    }

    /// Sets the long text for plans.
    public void description(String given) {
        description = given;
    }

    /// Returns the stable id of the step, which identifies its state; null if the program sets none.
    public @Nullable String uid() {
        return uid;
    }

    /// Sets the stable ID of the step.
    public void uid(String given) {
        uid = given;
    }

    /// Returns the stable id as 32 hexadecimal digits; null if the program sets none in this form.
    public @Nullable String uidHash() {
        return uidHash;
    }

    /// Sets the stable id as 32 hexadecimal digits.
    ///
    /// @throws IllegalArgumentException if the text is not 32 hexadecimal digits
    public void uidHash(String given) {
        if (!HASH.matcher(given).matches()) {
            throw StreamFaults.SETTING
                    .argument("Step %s has the uid hash '%s'.", where(), given)
                    .why("A uid hash must have 32 hexadecimal digits.")
                    .fix("Use uid(...) to choose any name for the step.");
        }
        uidHash = given;
    }

    /// Returns the number of subtasks; [#UNSET] selects the parallelism of the environment.
    public int parallelism() {
        return parallelism;
    }

    /// Sets the number of subtasks.
    ///
    /// @throws IllegalArgumentException if the number is neither positive nor [#UNSET], or the parallelism is fixed
    public void parallelism(int given) {
        if (given < 1 && given != UNSET) {
            throw StreamFaults.PARALLELISM
                    .argument("Step %s has the parallelism %d.", where(), given)
                    .why("The parallelism must be positive, or -1 for the parallelism of the environment.")
                    .fix("Call setParallelism with 1 or more.");
        }
        if (isParallelismFixed && given != 1) {
            throw StreamFaults.PARALLELISM
                    .argument("Step %s has the parallelism %d.", where(), given)
                    .why("The step can run only with parallelism 1.")
                    .fix("Remove setParallelism, or key the stream to divide the work.");
        }
        parallelism = given;
    }

    /// Returns the maximum parallelism, which is the number of key groups; [#UNSET] if it is not set.
    public int maxParallelism() {
        return maxParallelism;
    }

    /// Sets the maximum parallelism.
    ///
    /// @throws IllegalArgumentException if it is not from 1 to [#MAX_PARALLELISM_BOUND], or parallelism is fixed
    public void maxParallelism(int given) {
        if (given < 1 || given > MAX_PARALLELISM_BOUND) {
            throw StreamFaults.PARALLELISM
                    .argument("Step %s has the maximum parallelism %d.", where(), given)
                    .why("The maximum parallelism must be from 1 to %d.", MAX_PARALLELISM_BOUND)
                    .fix("Call setMaxParallelism with the greatest parallelism that the step will ever need.");
        }
        if (isParallelismFixed && given != 1) {
            throw StreamFaults.PARALLELISM
                    .argument("Step %s has the maximum parallelism %d.", where(), given)
                    .why("The step can run only with parallelism 1.")
                    .fix("Remove setMaxParallelism from this step.");
        }
        maxParallelism = given;
    }

    /// Returns whether the step can only run with parallelism 1.
    public boolean isParallelismFixed() {
        return isParallelismFixed;
    }

    /// Sets the parallelism to 1 permanently.
    public void fixParallelism() {
        parallelism = 1;
        maxParallelism = 1;
        isParallelismFixed = true;
    }

    /// Returns whether the step may be chained with its neighbours.
    public ChainingStrategy chaining() {
        return chaining;
    }

    /// Sets whether the step may be chained with its neighbours.
    public void chaining(ChainingStrategy given) {
        chaining = given;
    }

    /// Returns the name of the slot sharing group; null selects the group of the inputs.
    public @Nullable String slotSharingGroup() {
        return slotSharingGroup;
    }

    /// Sets the name of the slot sharing group.
    public void slotSharingGroup(String given) {
        slotSharingGroup = given;
    }

    /// Returns the name of the co-location group; null for none. Subtasks of the same index share a slot if their steps
    /// are in the same group.
    public @Nullable String coLocationGroup() {
        return coLocationGroup;
    }

    /// Sets the name of the co-location group; null for none.
    public void coLocationGroup(@Nullable String given) {
        coLocationGroup = given;
    }

    /// Returns the time that a batch may wait until it is full. 0 sends at once, -1 waits without limit. If the
    /// result is empty, the timeout of the environment applies.
    public OptionalLong bufferTimeoutMillis() {
        return bufferTimeoutMillis == null ? OptionalLong.empty() : OptionalLong.of(bufferTimeoutMillis);
    }

    /// Sets the time that a batch may wait until it is full.
    ///
    /// @throws IllegalArgumentException if the timeout is less than -1
    public void bufferTimeoutMillis(long given) {
        if (given < -1) {
            throw StreamFaults.SETTING
                    .argument("Step %s has a buffer timeout of %d ms.", where(), given)
                    .why("The timeout must be positive, 0 to send each record at once, or -1 to wait for full"
                            + " batches.")
                    .fix("Call setBufferTimeout with -1 or more.");
        }
        bufferTimeoutMillis = given;
    }

    /// Returns further variables of the step's metrics. Callers may change the map.
    public Map<String, String> metricVariables() {
        return metricVariables;
    }

    /// Returns the broadcast sets of functions of a data set, by name. Callers may change the map.
    public Map<String, BroadcastVariable<?>> broadcastVariables() {
        return broadcastVariables;
    }

    /// Returns the parameters for opening functions of a data set; null for none.
    public @Nullable Configuration parameters() {
        return parameters;
    }

    /// Sets the parameters for opening functions of a data set.
    public void parameters(Configuration given) {
        parameters = given;
    }

    /// Returns the superstep of the iteration that the step belongs to; null outside of iterations.
    public @Nullable Superstep superstep() {
        return superstep;
    }

    /// Sets the superstep of the iteration that the step belongs to; null outside of iterations.
    public void superstep(@Nullable Superstep given) {
        superstep = given;
    }

    /// Returns the key of an input; null if the input is not a keyed stream.
    ///
    /// @param input 0 or 1
    public Partitioning.@Nullable Keyed keyed(int input) {
        if (input >= inputs.size()) return null;
        return switch (inputs.get(input).operation()) {
            case Operation.Partition(Partitioning.Keyed keyed) -> keyed;
            case Operation.PartitionedAlready(Partitioning.Keyed keyed) -> keyed;
            default -> null;
        };
    }

    /// Returns the key of the first input; null if the input is not a keyed stream.
    public Partitioning.@Nullable Keyed keyed() {
        return keyed(0);
    }

    /// Writes the type that is known at the time of the call.
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(typeSoFar());
    }

    @SuppressWarnings("unchecked")
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        TypeInformation<T> known = (TypeInformation<T>) in.readObject();
        type = () -> {
            if (known != null) return known;
            throw new InvalidTypesException("it was not known where the job was described");
        };
    }

    @Override
    public String toString() {
        return "step " + id + " " + where();
    }
}
