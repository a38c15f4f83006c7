package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Batch.Keying;
import dev.millrace.exchange.Inbox;
import dev.millrace.exchange.Outbox;
import dev.millrace.exchange.Ring;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.CloseOnFailure;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.RuntimeOptions;
import dev.millrace.runtime.metric.MetricRegistration;
import dev.millrace.runtime.metric.Scopes;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.metric.TaskGroup;
import dev.millrace.runtime.operator.sink.RestoredCommits;
import dev.millrace.runtime.source.SourceSetup;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.runtime.step.JobLogging;
import dev.millrace.runtime.tap.Origin;
import dev.millrace.runtime.task.BatchDispatchers;
import dev.millrace.runtime.task.ChannelInput;
import dev.millrace.runtime.task.StreamTasklet;
import dev.millrace.runtime.task.SubtaskContext;
import dev.millrace.runtime.task.TaskInput;
import dev.millrace.runtime.task.UnalignedCheckpoint;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Builds the subtasks of a region that run in this process. The contexts and channels come first. The chains open on
/// other threads, because user functions may block while they open.
final class DeploymentBuilder {

    /// Holds a subtask that has opened.
    ///
    /// @param vertex the vertex's public id
    /// @param source the operator id of the source; null if the subtask has no source
    /// @param start starts the source reader; null if there is none
    record Placed(
            Subtask subtask,
            String vertex,
            StreamTasklet tasklet,
            SubtaskMetrics counters,
            @Nullable String source,
            @Nullable Runnable start) {}

    private final Region region;
    private final JobGraph graph;
    private final JobContext job;
    private final LocalDeployment.Task task;
    private final StepThreads threads;
    private final @Nullable StateRoom room;
    private final DeploymentContext deploymentContext;
    private final Deployment.Owner owner;
    private final @Nullable Restored restored;
    private final Specializers specializers;
    private final Copies copies;
    private final UnalignedCheckpoints overtakings;
    private final Chains.Settings settings;
    private final Map<Integer, Vertex> vertices = new HashMap<>();
    /// The contexts of the subtasks in this process, by their numbers among all subtasks of the job.
    private final Map<Integer, SubtaskContext> subtaskContexts = new HashMap<>();
    private final Map<Integer, Rings> rings = new HashMap<>();
    private final RestoredCommits commits;

    /// Creates a builder for one deployment.
    ///
    /// @param room the store for state that exceeds memory; null if all state stays on the heap
    DeploymentBuilder(
            LocalDeployment.Task task,
            JobContext job,
            StepThreads threads,
            @Nullable StateRoom room,
            DeploymentContext deploymentContext,
            Deployment.Owner owner) {
        this.task = task;
        this.region = task.region();
        this.graph = region.graph();
        this.job = job;
        this.threads = threads;
        this.room = room;
        this.deploymentContext = deploymentContext;
        this.owner = owner;
        this.restored = task.restored();
        this.commits = new RestoredCommits(job.host().threads());
        this.specializers = Specializers.of(job.spec());
        this.copies = new Copies(job.execution(), !job.spec().configuration().get(RuntimeOptions.COPY_ALWAYS));
        this.overtakings = new UnalignedCheckpoints(graph, job.execution().getSerializerConfig());
        boolean isBatch = graph.mode() == RuntimeExecutionMode.BATCH;
        this.settings = new Chains.Settings(
                isBatch,
                isBatch && job.spec().configuration().get(ExecutionOptions.SORT_INPUTS),
                ManagedMemory.of(task, job.spec().configuration()).bytesPerSubtask(),
                job.spec().configuration().get(RuntimeOptions.GENERAL_WINDOWS));
    }

    /// Builds and opens all subtasks.
    ///
    /// @return the subtasks, by their numbers among all subtasks of the job
    SortedMap<Integer, Placed> build() {
        for (Vertex vertex : graph.vertices()) {
            vertices.put(vertex.id(), vertex);
            int here = 0;
            for (int i = 0; i < vertex.parallelism(); i++) {
                int member = region.member(vertex, i);
                if (!task.members().contains(member)) continue;
                Subtask subtask =
                        new Subtask(job.name(), vertex.name(), i, vertex.parallelism(), vertex.maxParallelism());
                subtaskContexts.put(member, new SubtaskContext(subtask, job.host(), threads, settings.sortBytes()));
                here++;
            }
            addCommits(vertex.head(), here);
        }
        for (Edge edge : graph.edges()) {
            rings.put(edge.id(), new Rings(edge, end(vertex(edge.from())), end(vertex(edge.to())), deploymentContext));
        }
        SortedMap<Integer, Placed> placed = buildSubtasks();
        // The start only posts to the subtasks' mailboxes, because no thread drives the subtasks yet.
        for (Placed each : placed.values())
            if (each.start() != null) each.start().run();
        return placed;
    }

    private void addCommits(ChainLink link, int subtasks) {
        commits.add(link.step(), subtasks);
        for (Exit exit : link.exits()) if (exit instanceof Exit.Chained chained) addCommits(chained.next(), subtasks);
    }

    private Rings.End end(Vertex vertex) {
        List<@Nullable SubtaskContext> here = new ArrayList<>();
        for (int i = 0; i < vertex.parallelism(); i++) here.add(subtaskContexts.get(region.member(vertex, i)));
        return new Rings.End(vertex, here);
    }

    private Vertex vertex(int id) {
        return Check.present(vertices.get(id), "the vertex of an edge");
    }

    private SortedMap<Integer, Placed> buildSubtasks() {
        SortedMap<Integer, CompletableFuture<Placed>> made = new TreeMap<>();
        for (Vertex vertex : graph.vertices()) {
            for (int i = 0; i < vertex.parallelism(); i++) {
                int member = region.member(vertex, i);
                SubtaskContext own = subtaskContexts.get(member);
                if (own != null) made.put(member, onThread(vertex, own, member));
            }
        }
        SortedMap<Integer, Placed> placed = new TreeMap<>();
        Throwable failure = null;
        for (Map.Entry<Integer, CompletableFuture<Placed>> each : made.entrySet()) {
            job.host().threads().await(each.getValue());
            try {
                placed.put(each.getKey(), each.getValue().join());
            } catch (CompletionException failed) {
                // A subtask that waited for another one to open has no failure of its own.
                if (failure == null || failure instanceof CancelledException) failure = failed.getCause();
            }
        }
        if (failure == null) return placed;
        // The subtasks that did open must release their resources.
        for (Placed each : placed.values()) LocalDeployment.discard(each.tasklet());
        throw rethrown(failure);
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) return unchecked;
        if (failure instanceof Error error) throw error;
        return new IllegalStateException(failure);
    }

    private CompletableFuture<Placed> onThread(Vertex vertex, SubtaskContext own, int member) {
        CompletableFuture<Placed> future = new CompletableFuture<>();
        job.host().threads().startBlocking("millrace-open-" + own.subtask().title(), () -> {
            Thread.currentThread().setContextClassLoader(job.userLoader());
            JobLogging.set(job.name());
            try {
                future.complete(subtask(vertex, own, member));
            } catch (Throwable thrown) {
                future.completeExceptionally(thrown);
                commits.cancel();
            }
        });
        return future;
    }

    private Placed subtask(Vertex vertex, SubtaskContext own, int number) throws IOException {
        Subtask subtask = own.subtask();
        SubtaskMetrics counters = own.metrics();
        Partitioning.Keyed keying = keying(vertex);
        TypeSerializer<Object> keySerializer = keying == null ? null : keySerializer(keying);
        KeyedStates<Object> keyed = keying == null ? null : keyedStates(subtask, number, keying);
        if (keyed != null && keySerializer != null && restored != null) {
            restored.into(keyed, vertex.head().uid(), number, keySerializer, job.userLoader());
        }
        SubtaskCheckpoints checkpoints = deploymentContext.checkpoints().subtask(number, subtask.index(), own.outbox());
        MetricRegistration home = new MetricRegistration(job.metrics(), new ViewUpdater(own));
        Clock clock = job.host().clock();
        long beganNanos = clock.nanos();
        Scopes.Task place =
                new Scopes.Task(job.name(), vertex.name(), vertex.head().uid(), subtask.index(), job.attempt());
        TaskGroup group = TaskGroup.register(home, place, counters, clock);
        Chains.Place parts = new Chains.Place(
                job,
                vertex,
                place,
                own,
                home,
                keyed,
                rings,
                specializers,
                copies,
                settings,
                new Chains.Lasting(
                        checkpoints,
                        keySerializer,
                        deploymentContext.checkpoints().isPeriodic(),
                        restored,
                        commits));
        Chains chains = new Chains(parts);
        List<AutoCloseable> closing = new ArrayList<>();
        try {
            Placed placed = assemble(parts, number, chains, group, closing);
            counters.initialized((clock.nanos() - beganNanos) / 1_000_000);
            return placed;
        } catch (Throwable thrown) {
            CloseOnFailure.close(thrown, closing);
            CloseOnFailure.close(thrown, chains.closing());
            throw thrown;
        }
    }

    /// Builds the tasklet of a subtask.
    ///
    /// @param opened receives the resources to close if this method fails, in addition to the chain's operators
    private Placed assemble(Chains.Place parts, int number, Chains chains, TaskGroup group, List<AutoCloseable> opened)
            throws IOException {
        Vertex vertex = parts.vertex();
        Subtask subtask = parts.subtask();
        SubtaskContext own = parts.subtaskContext();
        SubtaskMetrics counters = parts.metrics();
        Latencies latencies = Latencies.of(job, parts.home(), vertex, own, subtask.index());
        TaskInput taskInput;
        String source = null;
        Runnable start = null;
        if (vertex.head().step().operation() instanceof Operation.Read read) {
            SourceSetup.Taken taken = source(parts, read, chains);
            source = vertex.head().uid();
            start = taken.start();
            taskInput = taken.taskInput();
            if (latencies != null) latencies.mark(vertex.head().uid(), own.outbox()::sendToAny);
        } else {
            IntFunction<Receiver<Object>> head = chains.head(vertex.head());
            ChannelInput received = channels(parts, head, latencies);
            group.showInput(counters, received.queues(), received.watermarks());
            taskInput = received;
        }
        opened.add(taskInput);
        Outbox outbox = own.outbox();
        group.showOutput(new TaskGroup.Queues(outbox::queued, outbox.capacity()), outbox::watermarkSent);
        List<AutoCloseable> closing = new ArrayList<>(opened);
        closing.addAll(chains.closing());
        StreamTasklet tasklet = new StreamTasklet(
                new StreamTasklet.Parts(own, taskInput, parts.lasting().checkpoints(), job.userLoader(), closing),
                (_, failure) -> owner.ended(number, subtask, failure));
        return new Placed(subtask, vertex.head().uid(), tasklet, counters, source, start);
    }

    private SourceSetup.Taken source(Chains.Place of, Operation.Read read, Chains chains) {
        Vertex vertex = of.vertex();
        OperatorContext context = chains.afterSource(vertex.head());
        SourceSetup parts = new SourceSetup(
                context, of.subtaskContext(), job.spec().configuration(), deploymentContext.alignment());
        SourceSetup.Taken taken =
                parts.take(read, deploymentContext.home(vertex), of.lasting().checkpoints()::take);
        chains.join(vertex.head(), taken.work(), context);
        return taken;
    }

    private ChannelInput channels(Chains.Place parts, IntFunction<Receiver<Object>> head, @Nullable Latencies latencies)
            throws IOException {
        Vertex vertex = parts.vertex();
        Subtask subtask = parts.subtask();
        SubtaskContext own = parts.subtaskContext();
        KeyedStates<Object> keyed = parts.keyed();
        List<Ring> all = new ArrayList<>();
        List<Integer> inputOf = new ArrayList<>();
        List<Origin> senders = new ArrayList<>();
        List<ChannelInput.Input> inputs = new ArrayList<>();
        Specializer specializer = specializers.ofStep(vertex.head().step().id());
        for (int input = 0; input < inputCount(vertex); input++) {
            int first = all.size();
            Keying keying = Keying.NONE;
            for (Edge edge : graph.edges()) {
                if (edge.to() != vertex.id() || edge.input() != input) continue;
                Rings channel = Check.present(rings.get(edge.id()), "the rings of an edge");
                keying = channel.keying();
                Origin origin = Origins.of(graph, edge);
                for (Ring ring : channel.receivers(subtask.index())) {
                    all.add(ring);
                    inputOf.add(input);
                    senders.add(origin);
                }
            }
            Receiver<Object> receiver = head.apply(input);
            inputs.add(new ChannelInput.Input(
                    BatchDispatchers.of(keying, receiver, keyed, own, specializer),
                    receiver,
                    first,
                    all.size() - first));
        }
        boolean isNeeded = deploymentContext.checkpoints().isOvertaking() || restored != null;
        UnalignedCheckpoint overtaking = isNeeded ? overtakings.of(vertex, subtask, keyed) : null;
        boolean isForgotten = job.host().errs("what-was-overtaken-is-dropped");
        return new ChannelInput(
                new ChannelInput.Channels(
                        new Inbox(all.toArray(Ring[]::new)),
                        inputOf.stream().mapToInt(Integer::intValue).toArray(),
                        senders,
                        inputs,
                        latencies == null ? _ -> {} : latencies::arrived),
                own.outbox(),
                parts.metrics(),
                job.host().clock(),
                parts.lasting().checkpoints(),
                overtaking,
                overtaking == null || isForgotten || dropsInFlight()
                        ? new ArrayDeque<>()
                        : overtaking.restore(restored, job.userLoader()));
    }

    private boolean dropsInFlight() {
        long dropped = job.spec().configuration().get(StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA);
        return restored != null && restored.id() == dropped;
    }

    private int inputCount(Vertex vertex) {
        int count = 0;
        for (Edge edge : graph.edges()) if (edge.to() == vertex.id()) count = Math.max(count, edge.input() + 1);
        return count;
    }

    private Partitioning.@Nullable Keyed keying(Vertex vertex) {
        for (Edge edge : graph.edges()) {
            if (edge.to() == vertex.id() && edge.partitioning() instanceof Partitioning.Keyed keyed) return keyed;
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<Object> keySerializer(Partitioning.Keyed keying) {
        return (TypeSerializer<Object>)
                keying.keyType().createSerializer(job.execution().getSerializerConfig());
    }

    @SuppressWarnings("unchecked")
    private KeyedStates<Object> keyedStates(Subtask subtask, int member, Partitioning.Keyed keying) {
        KeyedStates.Place<Object> place = new KeyedStates.Place<>(
                Keys.of((TypeInformation<Object>) keying.keyType()),
                subtask.maxParallelism(),
                KeyGroups.range(subtask.index(), subtask.parallelism(), subtask.maxParallelism()),
                job.host().clock());
        return room == null
                ? new KeyedStates<>(place)
                : new KeyedStates<>(place, room.share(member), keySerializer(keying));
    }
}
