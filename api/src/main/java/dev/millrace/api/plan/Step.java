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

/// One step of a described pipeline. Its settings may change until the job is built, since programs give names and
/// the like after they described the step; only the thread that describes the pipeline may use it until then.
///
/// @param <T> what the step emits; for a sink, what it takes
public final class Step<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Stands for the parallelism of the environment, and for a maximum parallelism that nobody set.
    public static final int UNSET = -1;
    /// There are never more key groups than this.
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
    private @Nullable Long bufferTimeoutMillis;

    /// Notes the line of the program that describes the step.
    ///
    /// @param id unique in the environment and greater than those of the inputs
    /// @param type may throw [InvalidTypesException], which counts only if nobody replaces the type before its use
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

    public int id() {
        return id;
    }

    public Operation operation() {
        return operation;
    }

    /// The steps whose records this one takes, in the order of the operation's inputs.
    public List<Step<?>> inputs() {
        return inputs;
    }

    /// Lets the step take its records from another step alone; that step's number must be lower.
    public void reroute(Step<?> input) {
        inputs = List.of(input);
    }

    /// The line of the program that described the step: the first outside the API.
    public StackTraceElement definedAt() {
        return definedAt;
    }

    /// Name and line, for messages.
    public String where() {
        return "'" + name + "' at " + definedAt;
    }

    /// The type of what the step emits.
    ///
    /// @throws InvalidTypesException if it could not be found and was not given
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

    /// The type as far as it is known by now, or null; other than [#type()], this leaves it open to be replaced.
    public @Nullable TypeInformation<T> typeSoFar() {
        try {
            return type.get();
        } catch (InvalidTypesException _) {
            return null;
        }
    }

    /// Replaces the type; it must not have been used yet.
    public void type(TypeInformation<T> given) {
        if (isTypeRead && !type.get().equals(given)) {
            throw StreamFaults.SETTING
                    .state("step %s was given the type %s after %s was used", where(), given, type.get())
                    .why("later steps were described with the old type")
                    .fix("call .returns(...) at once behind the step");
        }
        type = () -> given;
    }

    public String name() {
        return name;
    }

    public void name(String given) {
        name = given;
    }

    /// A longer text for plans; the name if none was given.
    public String description() {
        return description == null ? name : description;
    }

    public void description(String given) {
        description = given;
    }

    /// The stable id that the program gave, for finding its state again.
    public @Nullable String uid() {
        return uid;
    }

    public void uid(String given) {
        uid = given;
    }

    /// The stable id as 32 hex digits, where the program gave it in this form.
    public @Nullable String uidHash() {
        return uidHash;
    }

    /// @throws IllegalArgumentException if it is not 32 hex digits
    public void uidHash(String given) {
        if (!HASH.matcher(given).matches()) {
            throw StreamFaults.SETTING
                    .argument("step %s was given the uid hash '%s'", where(), given)
                    .why("it must be 32 hex digits")
                    .fix("use uid(...) to name the step freely");
        }
        uidHash = given;
    }

    /// How many subtasks; [#UNSET] for the environment's.
    public int parallelism() {
        return parallelism;
    }

    /// @throws IllegalArgumentException if it is not positive or [#UNSET], or the step's is fixed
    public void parallelism(int given) {
        if (given < 1 && given != UNSET) {
            throw StreamFaults.PARALLELISM
                    .argument("step %s was given parallelism %d", where(), given)
                    .why("it must be positive, or -1 for that of the environment")
                    .fix("call setParallelism with 1 or more");
        }
        if (isParallelismFixed && given != 1) {
            throw StreamFaults.PARALLELISM
                    .argument("step %s was given parallelism %d", where(), given)
                    .why("it can only run with parallelism 1")
                    .fix("drop setParallelism, or key the stream so that the work can be divided");
        }
        parallelism = given;
    }

    /// The greatest parallelism that the job may ever be given, which is its number of key groups; [#UNSET] if
    /// nobody said.
    public int maxParallelism() {
        return maxParallelism;
    }

    /// @throws IllegalArgumentException if it is out of 1 to [#MAX_PARALLELISM_BOUND]
    public void maxParallelism(int given) {
        if (given < 1 || given > MAX_PARALLELISM_BOUND) {
            throw StreamFaults.PARALLELISM
                    .argument("step %s was given maximum parallelism %d", where(), given)
                    .why("it must be from 1 to %d", MAX_PARALLELISM_BOUND)
                    .fix("call setMaxParallelism with the greatest parallelism the step will ever need");
        }
        if (isParallelismFixed && given != 1) {
            throw StreamFaults.PARALLELISM
                    .argument("step %s was given maximum parallelism %d", where(), given)
                    .why("it can only run with parallelism 1")
                    .fix("drop setMaxParallelism for this step");
        }
        maxParallelism = given;
    }

    /// Whether the step can only run with parallelism 1.
    public boolean isParallelismFixed() {
        return isParallelismFixed;
    }

    /// Gives the step parallelism 1 for good.
    public void fixParallelism() {
        parallelism = 1;
        maxParallelism = 1;
        isParallelismFixed = true;
    }

    public ChainingStrategy chaining() {
        return chaining;
    }

    public void chaining(ChainingStrategy given) {
        chaining = given;
    }

    /// The name of the group; null for that of the inputs.
    public @Nullable String slotSharingGroup() {
        return slotSharingGroup;
    }

    public void slotSharingGroup(String given) {
        slotSharingGroup = given;
    }

    /// How long a batch that is not full may wait: 0 for not at all, -1 for ever; empty for the environment's.
    public OptionalLong bufferTimeoutMillis() {
        return bufferTimeoutMillis == null ? OptionalLong.empty() : OptionalLong.of(bufferTimeoutMillis);
    }

    /// @throws IllegalArgumentException if it is below -1
    public void bufferTimeoutMillis(long given) {
        if (given < -1) {
            throw StreamFaults.SETTING
                    .argument("step %s was given a buffer timeout of %d ms", where(), given)
                    .why("it must be positive, 0 for none, or -1 for waiting until the batch is full")
                    .fix("call setBufferTimeout with -1 or more");
        }
        bufferTimeoutMillis = given;
    }

    /// Further variables of the step's metrics.
    public Map<String, String> metricVariables() {
        return metricVariables;
    }

    /// The broadcast sets that functions of a data set ask for, by name.
    public Map<String, BroadcastVariable<?>> broadcastVariables() {
        return broadcastVariables;
    }

    /// The parameters that functions of a data set are opened with; null for none.
    public @Nullable Configuration parameters() {
        return parameters;
    }

    public void parameters(Configuration given) {
        parameters = given;
    }

    /// The superstep of the iteration that the step belongs to; null outside of iterations.
    public @Nullable Superstep superstep() {
        return superstep;
    }

    public void superstep(@Nullable Superstep given) {
        superstep = given;
    }

    /// The key of an input that is a keyed stream, else null.
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

    /// The key of the first input.
    public Partitioning.@Nullable Keyed keyed() {
        return keyed(0);
    }

    /// The type goes as what it is by now.
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
