package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.legacy.StateBackend;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.host.Host;
import dev.millrace.processor.savepoint.Assembly;
import dev.millrace.processor.savepoint.Part;
import dev.millrace.processor.savepoint.ProcessorFaults;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.processor.write.AssemblyFactory;
import dev.millrace.processor.write.BootstrapFactory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates a savepoint, either new or from an existing one with changes. The environment's execution writes the
/// savepoint into one self-contained directory.
public class SavepointWriter {
    /// The default of jobs.
    private static final int DEFAULT_MAX_PARALLELISM = 128;

    private static final int MOST_GROUPS = 1 << 15;

    private final StreamExecutionEnvironment env;
    private final @Nullable String base;
    private final long checkpointId;
    private final int maxParallelism;
    /// Operators that are kept, as a map from old to new ids.
    private final Map<String, String> kept = new LinkedHashMap<>();

    private final Map<OperatorIdentifier, StateBootstrapTransformation<?>> added = new LinkedHashMap<>();
    private final Configuration configuration = new Configuration();

    private SavepointWriter(
            StreamExecutionEnvironment env, @Nullable String base, long checkpointId, int maxParallelism) {
        this.env = env;
        this.base = base;
        this.checkpointId = checkpointId;
        this.maxParallelism = maxParallelism;
    }

    /// Creates a writer with all operators of a savepoint or checkpoint, which is not modified.
    ///
    /// @param path its directory
    public static SavepointWriter fromExistingSavepoint(StreamExecutionEnvironment executionEnvironment, String path)
            throws IOException {
        Savepoint old = Savepoint.open(Host.real().disk(), path);
        List<Manifest.OperatorEntry> operators = old.manifest().operators();
        int most = operators.stream()
                .mapToInt(Manifest.OperatorEntry::maxParallelism)
                .max()
                .orElse(DEFAULT_MAX_PARALLELISM);
        SavepointWriter writer =
                new SavepointWriter(executionEnvironment, path, old.manifest().checkpoint(), most);
        for (Manifest.OperatorEntry each : operators) writer.kept.put(each.id(), each.id());
        for (SnapshotFile file : old.files()) {
            for (Section section : file.sections()) writer.kept.put(section.operator(), section.operator());
        }
        return writer;
    }

    /// Creates a writer with a state backend for bootstrapping. Savepoints have the same format for all backends.
    public static SavepointWriter fromExistingSavepoint(
            StreamExecutionEnvironment executionEnvironment, String path, StateBackend stateBackend)
            throws IOException {
        return fromExistingSavepoint(executionEnvironment, path).in(stateBackend);
    }

    /// Creates a writer without operators.
    ///
    /// @param maxParallelism number of key groups, at most 32768
    public static SavepointWriter newSavepoint(StreamExecutionEnvironment executionEnvironment, int maxParallelism) {
        return newSavepoint(executionEnvironment, 0, maxParallelism);
    }

    /// @param checkpointId id of the savepoint
    public static SavepointWriter newSavepoint(
            StreamExecutionEnvironment executionEnvironment, long checkpointId, int maxParallelism) {
        return new SavepointWriter(executionEnvironment, null, checkpointId, checkedMaxParallelism(maxParallelism));
    }

    /// @param stateBackend used for bootstrapping
    public static SavepointWriter newSavepoint(
            StreamExecutionEnvironment executionEnvironment, StateBackend stateBackend, int maxParallelism) {
        return newSavepoint(executionEnvironment, 0, maxParallelism).in(stateBackend);
    }

    /// @param stateBackend used for bootstrapping
    /// @param checkpointId id of the savepoint
    public static SavepointWriter newSavepoint(
            StreamExecutionEnvironment executionEnvironment,
            StateBackend stateBackend,
            long checkpointId,
            int maxParallelism) {
        return newSavepoint(executionEnvironment, checkpointId, maxParallelism).in(stateBackend);
    }

    static int checkedMaxParallelism(int maxParallelism) {
        if (maxParallelism >= 1 && maxParallelism <= MOST_GROUPS) return maxParallelism;
        throw ProcessorFaults.MAX_PARALLELISM
                .what("A savepoint cannot have the maximum parallelism %d.", maxParallelism)
                .fix("Choose a number from 1 to %d.".formatted(MOST_GROUPS));
    }

    private SavepointWriter in(StateBackend store) {
        store.writeTo(configuration);
        return this;
    }

    /// Removes an operator.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if it does not exist
    public SavepointWriter removeOperator(OperatorIdentifier identifier) {
        if (added.remove(identifier) != null) return this;
        kept.remove(original(identifier));
        return this;
    }

    /// Returns the id of an operator in the existing savepoint.
    private String original(OperatorIdentifier identifier) {
        for (Map.Entry<String, String> each : kept.entrySet()) {
            if (each.getValue().equals(identifier.id())) return each.getKey();
        }
        throw ProcessorFaults.NO_OPERATOR
                .what("The described savepoint has no operator with the %s.", identifier.shown())
                .why("The savepoint has " + kept.values() + " and new operators with the " + added.keySet() + ".")
                .fix("Use the uid(…) of the step in the program. `millrace state` shows the content of a"
                        + " savepoint.");
    }

    /// Adds an operator with its state.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if it exists already
    public <T> SavepointWriter withOperator(
            OperatorIdentifier identifier, StateBootstrapTransformation<T> transformation) {
        requireFree(identifier);
        added.put(identifier, transformation);
        return this;
    }

    private void requireFree(OperatorIdentifier identifier) {
        if (!kept.containsValue(identifier.id()) && !added.containsKey(identifier)) return;
        throw ProcessorFaults.OPERATOR_TWICE
                .what("The savepoint would have two operators with the %s.", identifier.shown())
                .fix("Remove the old operator with removeOperator first, or give the new operator another uid.");
    }

    /// Sets an option of the job that writes the savepoint.
    public <T> SavepointWriter withConfiguration(ConfigOption<T> option, T value) {
        configuration.set(option, value);
        return this;
    }

    /// Changes the identifier of an operator, so that the step with the new identifier restores its state.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the operator does not exist, or the new identifier is
    /// in use
    public SavepointWriter changeOperatorIdentifier(OperatorIdentifier from, OperatorIdentifier to) {
        if (from.equals(to)) return this;
        StateBootstrapTransformation<?> moved = added.get(from);
        String original = moved == null ? original(from) : "";
        requireFree(to);
        if (moved == null) {
            kept.put(original, to.id());
            return this;
        }
        added.remove(from);
        added.put(to, moved);
        return this;
    }

    /// Adds the steps that write the savepoint; they run when the environment is executed.
    ///
    /// @param path a directory without a savepoint
    public final void write(String path) {
        env.configure(configuration);
        List<DataStream<Part>> parts = new ArrayList<>();
        List<Assembly.Added> operators = new ArrayList<>();
        added.forEach((identifier, transformation) -> {
            int most = transformation.maxParallelism(maxParallelism);
            BootstrapFactory.Target target =
                    new BootstrapFactory.Target(path, identifier.id(), operators.size(), checkpointId);
            parts.add(transformation.parts(identifier, target, most));
            operators.add(
                    new Assembly.Added(identifier.id(), identifier.getUid().orElse("bootstrapped"), most));
        });
        Assembly assembly = new Assembly(path, base, OrderedCopy.of(kept), List.copyOf(operators), checkpointId);
        assembly.requireRoom(Host.real());
        // There may be no new operators, but the step needs an input.
        DataStream<Part> all = env.fromData(List.of(Part.NONE), StateBootstrapTransformation.PARTS)
                .uid("beginning of " + path);
        for (DataStream<Part> each : parts) all = all.union(each);
        all.transform("write savepoint", StateBootstrapTransformation.PARTS, new AssemblyFactory(assembly))
                .setParallelism(1)
                .uid("write " + path)
                .sinkTo(new DiscardingSink<>())
                .setParallelism(1)
                .uid("end of " + path);
    }
}
