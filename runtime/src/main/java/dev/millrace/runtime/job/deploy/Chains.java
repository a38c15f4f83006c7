package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.SinkOptions;
import dev.millrace.api.failure.FailedRecords;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Sender;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Exit;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.Checkpointed;
import dev.millrace.runtime.chain.CheckpointedFunctions;
import dev.millrace.runtime.chain.CopyingReceiver;
import dev.millrace.runtime.chain.FanOut;
import dev.millrace.runtime.chain.Nowhere;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.OperatorMaker;
import dev.millrace.runtime.chain.OperatorState;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.checkpoint.subtask.Participant;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.custom.CustomOperator;
import dev.millrace.runtime.failure.ChainFailures;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.RuntimeOptions;
import dev.millrace.runtime.metric.MetricRegistration;
import dev.millrace.runtime.metric.OperatorGroup;
import dev.millrace.runtime.metric.OperatorTraffic;
import dev.millrace.runtime.metric.Scopes;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.operator.build.Operators;
import dev.millrace.runtime.operator.sink.RestoredCommits;
import dev.millrace.runtime.operator.sink.Sinks;
import dev.millrace.runtime.route.OutputRouters;
import dev.millrace.runtime.route.SampledSizes;
import dev.millrace.runtime.sort.SortedInputs;
import dev.millrace.runtime.task.SubtaskContext;
import dev.millrace.runtime.window.build.WindowOperators;
import dev.millrace.runtime.window.join.IntervalJoins;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.OperatorStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Builds the operator chain of one subtask. Links are built from last to first, because an operator needs its output
/// when it is created.
final class Chains {

    /// Holds what a chain needs from its subtask.
    ///
    /// @param keyed the keyed state of the head; null if the head's input is not keyed
    /// @param home the registry for the subtask's metrics
    /// @param rings the channels of the vertex's outgoing edges, by the edge's id
    record Place(
            JobContext job,
            Vertex vertex,
            Scopes.Task task,
            SubtaskContext subtaskContext,
            MetricRegistration home,
            @Nullable KeyedStates<Object> keyed,
            Map<Integer, Rings> rings,
            Specializers specializers,
            Copies copies,
            Settings settings,
            Lasting lasting) {
        Subtask subtask() {
            return subtaskContext.subtask();
        }

        SubtaskMetrics metrics() {
            return subtaskContext.metrics();
        }
    }

    /// Describes how a chain takes part in checkpoints.
    ///
    /// @param keySerializer the serializer of the head's keys; null if the head's input is not keyed
    /// @param isPeriodic true if the job takes periodic checkpoints
    /// @param restored the snapshot that the operators start from; null for none
    /// @param commits orders the commits after a restore before the writers of sinks
    record Lasting(
            SubtaskCheckpoints checkpoints,
            @Nullable TypeSerializer<Object> keySerializer,
            boolean isPeriodic,
            @Nullable Restored restored,
            RestoredCommits commits) {}

    /// Holds the job settings that change how chains are built.
    ///
    /// @param isBatch true if windows and aggregations emit final results only
    /// @param isSorted true in batch mode, where the input arrives sorted by key and time
    /// @param sortBytes the memory in which a subtask sorts its input
    /// @param isGeneralOnly true if specialized window operators are switched off, for tests that compare results
    record Settings(boolean isBatch, boolean isSorted, long sortBytes, boolean isGeneralOnly) {}

    private final Place place;
    private final List<AutoCloseable> closing = new ArrayList<>();
    /// The number of operators before the operator that is being built.
    private int depth;
    private boolean hasBranches;
    private final ChainFailures failures;

    Chains(Place place) {
        this.place = place;
        this.failures = new ChainFailures(place.job.failures(), place.subtaskContext);
    }

    /// Returns the operators and the sorters of their input. The last operator of the chain was created first and is
    /// closed last.
    List<AutoCloseable> closing() {
        return closing.reversed();
    }

    /// Creates the operator of the head and all operators after it.
    ///
    /// @return the inputs of the head, by their index
    IntFunction<Receiver<Object>> head(ChainLink link) {
        return operator(link, true, true);
    }

    /// Creates the operator of a link and all operators after it.
    ///
    /// @param isOwner true if no other code refers to the input records; true for records from other subtasks
    private IntFunction<Receiver<Object>> operator(ChainLink link, boolean isHead, boolean isOwner) {
        OperatorContext context = context(link, isHead, isOwner);
        Operator operator = opened(link, context);
        closing.add(operator);
        place.lasting.checkpoints.join(participant(link, operator, context));
        IntFunction<Receiver<Object>> inputs = input -> guarded(link, input, operator.input(input), context);
        return sorted(link, operator, inputs, context.keyed());
    }

    /// Sorts the inputs in batch mode if the operator is keyed and its results depend on the order.
    private IntFunction<Receiver<Object>> sorted(
            ChainLink link,
            Operator operator,
            IntFunction<Receiver<Object>> inputs,
            @Nullable KeyedStates<Object> keyed) {
        Step<?> step = link.step();
        if (!place.settings.isSorted || keyed == null || !SortedInputs.isOrdered(step.operation())) return inputs;
        SortedInputs sorted = new SortedInputs(
                operator,
                inputs,
                step,
                new SortedInputs.Sorting(
                        keyed,
                        Check.present(place.lasting.keySerializer, "the serializer of keys"),
                        place.job.execution().getSerializerConfig(),
                        place.job.host().disk(),
                        place.settings.sortBytes));
        closing.add(sorted);
        return sorted::input;
    }

    private Receiver<Object> guarded(ChainLink link, int input, Receiver<?> operator, OperatorContext context) {
        return failures.guard(
                operator,
                new ChainFailures.Guarded(
                        link.step(),
                        link.uid(),
                        () -> serializer(link.step().inputs().get(input).type()),
                        context.sides().get(FailedRecords.TAG.getId()),
                        context.runtime().getMetricGroup(),
                        context.failures(),
                        context.specializer()));
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<Object> serializer(TypeInformation<?> type) {
        return ((TypeInformation<Object>) type)
                .createSerializer(place.job.execution().getSerializerConfig());
    }

    private Participant participant(ChainLink link, Checkpointed work, OperatorContext context) {
        KeyedStates<Object> keyed = context.keyed();
        return new Participant(
                link.uid(),
                work,
                context.operatorState(),
                keyed == null
                        ? null
                        : new Participant.Keyed(
                                keyed, Check.present(place.lasting.keySerializer, "the serializer of keys")),
                context.failures());
    }

    /// Registers a source for checkpoints.
    void join(ChainLink link, Checkpointed source, OperatorContext context) {
        place.lasting.checkpoints.join(participant(link, source, context));
    }

    /// Builds the operators after a source, and returns the context of the source.
    OperatorContext afterSource(ChainLink link) {
        return context(link, true, false);
    }

    /// Builds the operators after a link, and returns the context of the link's operator.
    private OperatorContext context(ChainLink link, boolean isHead, boolean isOwner) {
        OperatorGroup metrics = metrics(link, isHead);
        Map<String, List<Receiver<Object>>> bySide = new LinkedHashMap<>();
        List<Receiver<Object>> main = new ArrayList<>();
        depth++;
        boolean givesOwn = place.copies.givesOwn(link, isOwner);
        List<Receiver<Object>> failed = new ArrayList<>();
        for (Exit exit : link.exits()) {
            if (isOfFailed(exit)) failed.add(receiver(link.step(), exit, false));
        }
        Map<String, Receiver<Object>> sides = new LinkedHashMap<>();
        if (!failed.isEmpty()) sides.put(FailedRecords.TAG.getId(), one(failed, specializer(link.step())));
        for (Exit exit : link.exits()) {
            if (isOfFailed(exit)) continue;
            OutputTag<?> side = exit.side();
            List<Receiver<Object>> target =
                    side == null ? main : bySide.computeIfAbsent(side.getId(), _ -> new ArrayList<>());
            Receiver<Object> receiver = receiver(link.step(), exit, givesOwn && side == null);
            target.add(
                    exit instanceof Exit.Shipped shipped && asksUser(shipped)
                            ? guardedExit(link, shipped, receiver, metrics, sides)
                            : receiver);
        }
        depth--;
        bySide.forEach((id, receivers) -> sides.put(id, one(receivers, specializer(link.step()))));
        KeyedStates<Object> keyed = isHead ? place.keyed : null;
        return new OperatorContext(
                link.step(),
                place.subtaskContext.at(depth),
                one(main, specializer(link.step())),
                sides,
                keyed,
                new SubtaskRuntime(place.job, place.subtask(), link.step(), metrics, keyed),
                place.job.functions(),
                specializer(link.step()),
                place.job.execution(),
                operatorState(link),
                place.settings.isBatch);
    }

    /// Exits of error streams are built first, because other exits can fail.
    private static boolean isOfFailed(Exit exit) {
        return FailedRecords.TAG.equals(exit.side());
    }

    private static boolean asksUser(Exit.Shipped shipped) {
        Partitioning partitioning = shipped.edge().partitioning();
        return partitioning instanceof Partitioning.Keyed || partitioning instanceof Partitioning.Custom;
    }

    private Receiver<Object> guardedExit(
            ChainLink link,
            Exit.Shipped exit,
            Receiver<Object> router,
            OperatorGroup metrics,
            Map<String, Receiver<Object>> sides) {
        Step<?> step = link.step();
        OutputTag<?> side = exit.side();
        return failures.guard(
                router,
                new ChainFailures.Guarded(
                        step,
                        link.uid(),
                        () -> serializer(side == null ? step.type() : side.getTypeInfo()),
                        sides.get(FailedRecords.TAG.getId()),
                        metrics,
                        failures(step),
                        place.specializers.ofEdge(exit.edge().id())));
    }

    private UserFailures failures(Step<?> step) {
        return new UserFailures(step.name(), step.definedAt(), place.subtaskContext);
    }

    private OperatorState operatorState(ChainLink link) {
        OperatorStates states = new OperatorStates(this::prepare);
        Restored restored = place.lasting.restored;
        if (restored != null) states.restore(restored.operator(link.uid(), place.subtask(), place.job.userLoader()));
        return new OperatorState(states, new CheckpointedFunctions(), place.lasting.isPeriodic);
    }

    private void prepare(StateDescriptor<?, ?> descriptor) {
        descriptor.initializeSerializerUnlessSet(place.job.execution());
    }

    private OperatorGroup metrics(ChainLink link, boolean isHead) {
        boolean isTail = link.exits().stream().allMatch(exit -> exit instanceof Exit.Shipped);
        if (!isTail && link.exits().size() > 1) hasBranches = true;
        Step<?> step = link.step();
        OperatorTraffic traffic = switch (step.operation()) {
            case Operation.Read _ -> OperatorTraffic.ofSource(place.metrics());
            case Operation.Write _, Operation.Prepare _ -> OperatorTraffic.ofSink();
            default -> OperatorTraffic.ofStep(place.metrics(), isHead, isTail && !hasBranches);
        };
        return OperatorGroup.of(
                new Scopes.Operator(place.task, step.name(), link.uid(), step.metricVariables()), place.home, traffic);
    }

    private Operator opened(ChainLink link, OperatorContext context) {
        try {
            return make(link.step().operation(), context);
        } catch (Throwable thrown) {
            context.operatorState().functions().closeOpened(thrown);
            throw thrown;
        }
    }

    private Operator make(Operation operation, OperatorContext context) {
        boolean isGeneralOnly = place.settings.isGeneralOnly;
        return switch (operation) {
            case Operation.Window window -> WindowOperators.window(window, context, isGeneralOnly);
            case Operation.CoGroup coGroup -> WindowOperators.coGroup(coGroup, context, isGeneralOnly);
            case Operation.WindowJoin join -> WindowOperators.join(join, context, isGeneralOnly);
            case Operation.IntervalJoin join -> IntervalJoins.of(join.join(), context);
            case Operation.Write write -> Sinks.write(write.sink(), context, sinkSettings());
            case Operation.Prepare prepare -> Sinks.prepare(prepare.sink(), context, sinkSettings());
            case Operation.Commit commit -> Sinks.commit(commit.factory(), context, sinkSettings());
            case Operation.Transform(OperatorMaker maker) -> maker.make(context);
            case Operation.Transform transform -> new CustomOperator(transform, context);
            default -> Operators.of(operation, context);
        };
    }

    private Sinks.Settings sinkSettings() {
        return new Sinks.Settings(
                place.job.spec().configuration().get(SinkOptions.COMMITTER_RETRIES), place.lasting.commits);
    }

    @SuppressWarnings("unchecked")
    private Receiver<Object> receiver(Step<?> from, Exit exit, boolean isOwn) {
        TypeInformation<Object> type = (TypeInformation<Object>)
                (exit.side() == null ? from.type() : exit.side().getTypeInfo());
        Copier<Object> ofType = Copier.of(type, place.job.execution().getSerializerConfig());
        return switch (exit) {
            case Exit.Chained chained -> {
                Step<?> step = chained.next().step();
                Copier<Object> copier = place.copies.toNext(step, ofType, isOwn);
                boolean arrivesOwn = isOwn || copier == ofType;
                Receiver<Object> next =
                        operator(chained.next(), false, arrivesOwn).apply(0);
                yield copier.isIdentity()
                        ? next
                        : specializer(step).make(CopyingReceiver.class, Receiver.class, copier, next);
            }
            case Exit.Shipped shipped -> router(from, shipped, type, ofType, isOwn);
        };
    }

    private Receiver<Object> router(
            Step<?> from, Exit.Shipped shipped, TypeInformation<Object> type, Copier<Object> copier, boolean isOwn) {
        Rings rings = Check.present(place.rings.get(shipped.edge().id()), "the rings of an edge");
        Sender[] targets = rings.senders(
                place.subtask().index(),
                place.subtaskContext,
                bufferTimeoutMillis(from),
                SampledSizes.of(type, place.job.execution().getSerializerConfig()));
        Partitioning partitioning = shipped.edge().partitioning();
        int receivers = partitioning instanceof Partitioning.Broadcast ? targets.length : 1;
        return OutputRouters.of(
                partitioning,
                new OutputRouters.Plan(
                        place.subtask(),
                        targets,
                        rings.maxParallelism(),
                        Copies.toOthers(copier, isOwn, receivers),
                        place.specializers.ofEdge(shipped.edge().id()),
                        place.job.functions(),
                        failures(from),
                        place.job.host().chance(),
                        candidates()));
    }

    private long bufferTimeoutMillis(Step<?> from) {
        var configuration = place.job.spec().configuration();
        long ofJob = configuration.get(ExecutionOptions.BUFFER_TIMEOUT_ENABLED)
                ? configuration.get(ExecutionOptions.BUFFER_TIMEOUT).toMillis()
                : ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT;
        return from.bufferTimeoutMillis().orElse(ofJob);
    }

    private int candidates() {
        var configuration = place.job.spec().configuration();
        if (!configuration.get(RuntimeOptions.ADAPTIVE_PARTITIONING)) return 0;
        return Math.max(2, configuration.get(RuntimeOptions.PARTITION_CANDIDATES));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Receiver<Object> one(List<Receiver<Object>> receivers, Specializer specializer) {
        return switch (receivers.size()) {
            case 0 -> specializer.make(Nowhere.class, Receiver.class);
            case 1 -> receivers.getFirst();
            default -> specializer.make(FanOut.class, Receiver.class, (Object) receivers.toArray(Receiver[]::new));
        };
    }

    private Specializer specializer(Step<?> step) {
        return place.specializers.ofStep(step.id());
    }
}
