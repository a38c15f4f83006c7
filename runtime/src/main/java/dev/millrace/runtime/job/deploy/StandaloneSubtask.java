package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.operator.OperatorRuntime;
import dev.millrace.api.operator.ProcessingTimeService;
import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.CheckpointedFunctions;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.OperatorState;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.custom.CustomRuntime;
import dev.millrace.runtime.custom.Transforms;
import dev.millrace.runtime.failure.FailureRules;
import dev.millrace.runtime.failure.RecordFailures;
import dev.millrace.runtime.job.Accumulators;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.metric.MetricRegistration;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.OperatorGroup;
import dev.millrace.runtime.metric.OperatorTraffic;
import dev.millrace.runtime.metric.Scopes;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.operator.OperatorRestore;
import dev.millrace.state.operator.OperatorStates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Runs one operator without a job and without a thread, for test harnesses that call the operator directly. The
/// operator and its functions are used as given, without a copy. Not thread-safe.
public final class StandaloneSubtask {
    /// The id of the only operator in the snapshots.
    private static final String OPERATOR = "operator";

    private final StandaloneServices services;
    private final Place place;
    private final @Nullable KeyedStates<Object> keyed;
    private final OperatorContext context;
    private final OperatorRuntime operatorRuntime;

    /// Holds what the driver of the operator provides.
    ///
    /// @param host the host with the clock that the operator sees
    /// @param deadlines the callbacks that the driver runs
    /// @param time the same clock as a processing time service
    /// @param stateClock the clock for state with a time to live
    /// @param output receives records and watermarks
    /// @param sides receive side outputs, by the tag's id
    public record Driver(
            Host host,
            Deadlines deadlines,
            ProcessingTimeService time,
            Clock stateClock,
            Receiver<Object> output,
            Map<String, Receiver<Object>> sides) {}

    /// Describes the operator and its position.
    ///
    /// @param uidHash the operator id as 32 hex digits; null for none
    /// @param keys the key of each input; empty if no input is keyed
    public record Place(
            Subtask subtask,
            ExecutionConfig execution,
            @Nullable String uidHash,
            List<Partitioning.@Nullable Keyed> keys) {}

    public StandaloneSubtask(Place place, Driver driver) {
        this(step(place), place, driver);
    }

    /// Creates the subtask of a step of a program.
    public StandaloneSubtask(Step<?> step, Place place, Driver driver) {
        this.place = place;
        this.services = new StandaloneServices(place.subtask, driver.host, driver.deadlines);
        this.keyed = keyed(place, driver.stateClock);
        if (keyed != null) keyed.beginSnapshots();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        JobContext job = job(place, driver.host, loader);
        OperatorGroup group = OperatorGroup.of(
                new Scopes.Operator(
                        new Scopes.Task(job.name(), place.subtask.vertex(), "", place.subtask.index(), 0),
                        place.subtask.vertex(),
                        "",
                        Map.of()),
                new MetricRegistration(job.metrics(), _ -> {}),
                OperatorTraffic.ofStep(services.metrics(), true, true));
        this.context = new OperatorContext(
                step,
                services,
                driver.output,
                driver.sides,
                keyed,
                new SubtaskRuntime(job, place.subtask, step, group, keyed),
                job.functions(),
                new Specializer(),
                place.execution,
                OperatorState.alone(new OperatorStates(each -> each.initializeSerializerUnlessSet(place.execution))),
                false);
        this.operatorRuntime = new CustomRuntime(context, driver.time);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable KeyedStates<Object> keyed(Place place, Clock clock) {
        Subtask subtask = place.subtask;
        for (Partitioning.Keyed each : place.keys) {
            if (each == null) continue;
            return new KeyedStates<>(
                    Keys.of((TypeInformation<Object>) each.keyType()),
                    subtask.maxParallelism(),
                    KeyGroups.range(subtask.index(), subtask.parallelism(), subtask.maxParallelism()),
                    clock);
        }
        return null;
    }

    private static JobContext job(Place place, Host host, ClassLoader loader) {
        Configuration configuration = new Configuration();
        JobSpec spec = new JobSpec(
                place.subtask.job(),
                List.of(),
                configuration,
                place.execution,
                new CheckpointConfig(configuration),
                Map.of(),
                Map.of(),
                loader);
        return new JobContext(
                spec,
                new LoneJob(new JobID(), spec.name()),
                host,
                UserFunctions.asTheyAre(loader),
                new Accumulators(),
                new MetricRegistry(),
                new DistributedCache(Map.of()),
                new ConcurrentHashMap<>(),
                new RecordFailures(new FailureRules(configuration), host, spec.name()),
                0);
    }

    private static Step<?> step(Place place) {
        List<Step<?>> inputs = new ArrayList<>();
        for (Partitioning.Keyed each : place.keys) {
            Partitioning partitioning = each == null ? new Partitioning.Forward() : each;
            inputs.add(new Step<>(
                    inputs.size(),
                    "input",
                    new Operation.Partition(partitioning),
                    List.of(),
                    () -> Types.GENERIC(Object.class)));
        }
        Step<Object> step = new Step<>(
                inputs.size(),
                place.subtask.vertex(),
                new Operation.Union(),
                inputs,
                () -> Types.GENERIC(Object.class));
        if (place.uidHash != null) step.uidHash(place.uidHash);
        return step;
    }

    /// Returns the runtime that the operator receives, for the initialization of its state.
    public OperatorRuntime operatorRuntime() {
        return operatorRuntime;
    }

    /// Returns the context that an operator of the engine receives.
    public OperatorContext context() {
        return context;
    }

    /// Creates an operator with its factory. The operator is set up, but not open.
    public StreamOperator<Object> make(StreamOperatorFactory<?> factory) {
        return Transforms.make(factory, operatorRuntime, context);
    }

    /// Returns all state and timers in the format of a snapshot file.
    public byte[] snapshot() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            if (keyed != null) {
                KeyedSnapshot<Object> snapshot = keyed.snapshot(OPERATOR, keySerializer());
                snapshot.write(writer, false);
                snapshot.release();
            }
            operatorStates().snapshot(OPERATOR, place.subtask.index()).write(writer);
            writer.finish();
        }
        return bytes.toByteArray();
    }

    /// Restores a snapshot that was taken at any parallelism. Called before the operator requests its state.
    ///
    /// @param checkpoint the id of the checkpoint
    public void restore(SnapshotFile file, long checkpoint) {
        ClassLoader loader = context.runtime().getUserCodeClassLoader();
        if (keyed != null) keyed.restore(new KeyedRestore<>(List.of(file), OPERATOR, keySerializer(), loader));
        operatorStates()
                .restore(new OperatorRestore(
                        file, checkpoint, OPERATOR, place.subtask.index(), place.subtask.parallelism(), loader));
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<Object> keySerializer() {
        for (Partitioning.Keyed each : place.keys) {
            if (each == null) continue;
            return (TypeSerializer<Object>) each.keyType().createSerializer(place.execution.getSerializerConfig());
        }
        throw Check.broken("an operator without a key has keyed state");
    }

    /// Returns the keyed state and timers; null if no input is keyed.
    public @Nullable KeyedStates<Object> keyed() {
        return keyed;
    }

    /// Returns the functions that the engine has opened for the operator.
    public CheckpointedFunctions functions() {
        return context.operatorState().functions();
    }

    public OperatorStates operatorStates() {
        return context.operatorStates();
    }

    /// Runs the mails in the operator's mailbox; returns whether there was one.
    public boolean runMail() {
        return services.runMail();
    }

    private record LoneJob(JobID id, String name) implements JobInfo {
        @Override
        public JobID getJobId() {
            return id;
        }

        @Override
        public String getJobName() {
            return name;
        }
    }
}
