package dev.millrace.runtime.job;

import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
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
import dev.millrace.graph.Edge;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.Restored;
import dev.millrace.runtime.checkpoint.SubtaskCheckpoints;
import dev.millrace.runtime.metric.EnumeratorGroup;
import dev.millrace.runtime.metric.MetricHome;
import dev.millrace.runtime.metric.Scopes;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.metric.TaskGroup;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.source.SourceSeat;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.runtime.task.ChannelIntake;
import dev.millrace.runtime.task.Feeds;
import dev.millrace.runtime.task.Intake;
import dev.millrace.runtime.task.Overtaking;
import dev.millrace.runtime.task.StreamTasklet;
import dev.millrace.runtime.task.Surroundings;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Builds all subtasks of a region: their surroundings and channels first, then, each on a thread that may block
/// since user functions open there, their chains.
final class JobBuilder {

    /// A tasklet, and the number by which step threads share tasklets out.
    record Placed(StreamTasklet tasklet, int number) {}

    /// What a subtask counts.
    record SubtaskCounters(Subtask subtask, SubtaskMetrics counters) {}

    /// A region ready to go.
    ///
    /// @param members by their numbers among all of the job
    /// @param starts what starts the sources once all subtasks are there
    record Built(
            List<Placed> tasklets,
            Map<Integer, CheckpointCoordinator.Member> members,
            List<SourceCoordinator<?>> coordinators,
            List<CheckpointCoordinator.Source> sources,
            List<SubtaskCounters> metrics,
            List<Runnable> starts) {

        void start() {
            starts.forEach(Runnable::run);
        }
    }

    private final Region region;
    private final JobGraph graph;
    private final JobSurroundings job;
    private final StepThreads threads;
    private final Attempt attempt;
    private final @Nullable Restored restored;
    private final Specializers specializers;
    private final Copies copies;
    private final Overtakings overtakings;
    private final Chains.Settings settings;
    private final AlignmentGroups groups;
    private final Map<Integer, Vertex> vertices = new HashMap<>();
    private final Map<Integer, List<Surroundings>> surroundings = new HashMap<>();
    private final Map<Integer, Rings> rings = new HashMap<>();
    private final Map<Integer, SourceCoordinator<?>> coordinators = new LinkedHashMap<>();
    private final List<SubtaskCounters> metrics = new ArrayList<>();
    private final List<Runnable> starts = new ArrayList<>();

    /// @param restored what the region begins with; null for nothing
    JobBuilder(
            Region region,
            JobSurroundings job,
            StepThreads threads,
            AlignmentGroups groups,
            Attempt attempt,
            @Nullable Restored restored) {
        this.region = region;
        this.graph = region.graph();
        this.groups = groups;
        this.job = job;
        this.threads = threads;
        this.attempt = attempt;
        this.restored = restored;
        this.specializers = Specializers.of(job.spec());
        this.copies = new Copies(job.execution(), !job.spec().configuration().get(RuntimeOptions.COPY_ALWAYS));
        this.overtakings = new Overtakings(graph, job.execution().getSerializerConfig());
        boolean isBatch = graph.mode() == RuntimeExecutionMode.BATCH;
        this.settings = new Chains.Settings(
                isBatch,
                isBatch && job.spec().configuration().get(ExecutionOptions.SORT_INPUTS),
                job.spec().configuration().get(RuntimeOptions.GENERAL_WINDOWS));
    }

    Built build() {
        for (Vertex vertex : graph.vertices()) {
            vertices.put(vertex.id(), vertex);
            List<Surroundings> each = new ArrayList<>();
            for (int i = 0; i < vertex.parallelism(); i++) each.add(new Surroundings(job.host(), threads));
            surroundings.put(vertex.id(), each);
        }
        for (Edge edge : graph.edges()) {
            rings.put(
                    edge.id(),
                    new Rings(
                            edge,
                            vertex(edge.from()),
                            vertex(edge.to()),
                            surroundings(edge.from()),
                            surroundings(edge.to())));
        }
        for (Vertex vertex : graph.vertices()) addCoordinator(vertex);
        List<Placed> placed = buildSubtasks();
        return new Built(
                placed,
                members(placed),
                List.copyOf(coordinators.values()),
                sources(),
                List.copyOf(metrics),
                List.copyOf(starts));
    }

    private Map<Integer, CheckpointCoordinator.Member> members(List<Placed> placed) {
        Map<Integer, CheckpointCoordinator.Member> members = new HashMap<>();
        for (Vertex vertex : graph.vertices()) {
            boolean isSource = coordinators.containsKey(vertex.id());
            String source = isSource ? vertex.head().uid() : null;
            for (int i = 0; i < vertex.parallelism(); i++) {
                int number = members.size();
                members.put(
                        region.member(vertex, i),
                        new CheckpointCoordinator.Member(
                                metrics.get(number).subtask(),
                                vertex.head().uid(),
                                placed.get(number).tasklet(),
                                source));
            }
        }
        return members;
    }

    private List<CheckpointCoordinator.Source> sources() {
        List<CheckpointCoordinator.Source> sources = new ArrayList<>();
        coordinators.forEach((vertex, coordinator) -> sources.add(
                new CheckpointCoordinator.Source(vertex(vertex).head().uid(), coordinator)));
        return sources;
    }

    private Vertex vertex(int id) {
        return Check.present(vertices.get(id), "the vertex of an edge");
    }

    private List<Surroundings> surroundings(int vertex) {
        return Check.present(surroundings.get(vertex), "the subtasks of a vertex");
    }

    private void addCoordinator(Vertex vertex) {
        if (!(vertex.head().step().operation() instanceof Operation.Read)) return;
        String name = vertex.head().step().name();
        SplitEnumeratorMetricGroup group = EnumeratorGroup.of(
                new MetricHome(job.metrics(), _ -> {}),
                job.name(),
                name,
                vertex.head().uid());
        SourceCoordinator<?> coordinator = new SourceCoordinator<>(
                name,
                job.host(),
                vertex.parallelism(),
                attempt::fail,
                isBehind -> attempt.checkpoints().backlog(vertex.head().uid(), isBehind),
                group);
        coordinators.put(vertex.id(), coordinator);
    }

    private List<Placed> buildSubtasks() {
        List<CompletableFuture<Placed>> made = new ArrayList<>();
        for (Vertex vertex : graph.vertices()) {
            for (int i = 0; i < vertex.parallelism(); i++) {
                Subtask subtask =
                        new Subtask(job.name(), vertex.name(), i, vertex.parallelism(), vertex.maxParallelism());
                SubtaskMetrics counters = new SubtaskMetrics();
                metrics.add(new SubtaskCounters(subtask, counters));
                made.add(onThread(vertex, subtask, region.member(vertex, i), counters));
            }
        }
        List<Placed> placed = new ArrayList<>();
        Throwable failure = null;
        for (CompletableFuture<Placed> each : made) {
            job.host().threads().await(each);
            try {
                placed.add(each.join());
            } catch (CompletionException failed) {
                if (failure == null) failure = failed.getCause();
            }
        }
        if (failure == null) return placed;
        // Those that did open must close what they hold.
        for (Placed each : placed) {
            each.tasklet().cancel();
            each.tasklet().step();
        }
        throw rethrown(failure);
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) return unchecked;
        if (failure instanceof Error error) throw error;
        return new IllegalStateException(failure);
    }

    private CompletableFuture<Placed> onThread(Vertex vertex, Subtask subtask, int number, SubtaskMetrics counters) {
        CompletableFuture<Placed> future = new CompletableFuture<>();
        job.host().threads().startBlocking("millrace-open-" + subtask.title(), () -> {
            Thread.currentThread().setContextClassLoader(job.userLoader());
            try {
                future.complete(subtask(vertex, subtask, number, counters));
            } catch (Throwable thrown) {
                future.completeExceptionally(thrown);
            }
        });
        return future;
    }

    private Placed subtask(Vertex vertex, Subtask subtask, int number, SubtaskMetrics counters) throws IOException {
        Surroundings own = surroundings(vertex.id()).get(subtask.index());
        Partitioning.Keyed keying = keying(vertex);
        TypeSerializer<Object> keySerializer = keying == null ? null : keySerializer(keying);
        KeyedStates<Object> keyed = keying == null ? null : keyedStates(subtask, number, keying);
        if (keyed != null && keySerializer != null && restored != null) {
            restored.into(keyed, vertex.head().uid(), number, keySerializer, job.userLoader());
        }
        SubtaskCheckpoints checkpoints = attempt.checkpoints().subtask(number, subtask.index(), own.outbox());
        MetricHome home = new MetricHome(job.metrics(), new ViewClock(own));
        Clock clock = job.host().clock();
        long beganNanos = clock.nanos();
        Scopes.Task place =
                new Scopes.Task(job.name(), vertex.name(), vertex.head().uid(), subtask.index(), job.attempt());
        TaskGroup group = TaskGroup.register(home, place, counters, clock);
        Chains chains = new Chains(new Chains.Place(
                job,
                subtask,
                place,
                own,
                counters,
                home,
                keyed,
                rings,
                specializers,
                copies,
                settings,
                new Chains.Lasting(
                        checkpoints, keySerializer, attempt.checkpoints().isPeriodic(), restored)));
        Latencies latencies = Latencies.of(job, home, vertex, own, subtask.index());
        List<AutoCloseable> closing = new ArrayList<>();
        Intake intake;
        if (vertex.head().step().operation() instanceof Operation.Read read) {
            intake = source(vertex, read, chains, own, subtask, counters, checkpoints);
            if (latencies != null) latencies.mark(vertex.head().uid(), own.outbox()::sendInTurn);
        } else {
            IntFunction<Receiver<Object>> head = chains.head(vertex.head());
            ChannelIntake received = channels(vertex, head, keyed, subtask, counters, checkpoints, latencies);
            group.showInput(counters, received.queues(), received.watermarks());
            intake = received;
        }
        Outbox outbox = own.outbox();
        group.showOutput(new TaskGroup.Queues(outbox::queued, outbox.capacity()), outbox::watermarkSent);
        counters.initialized((clock.nanos() - beganNanos) / 1_000_000);
        closing.add(intake);
        closing.addAll(chains.operators());
        StreamTasklet tasklet = new StreamTasklet(
                new StreamTasklet.Parts(subtask, own, intake, checkpoints, counters, job.userLoader(), closing),
                (_, failure) -> attempt.ended(number, subtask, failure));
        return new Placed(tasklet, subtask.index());
    }

    private Intake source(
            Vertex vertex,
            Operation.Read read,
            Chains chains,
            Surroundings own,
            Subtask subtask,
            SubtaskMetrics counters,
            SubtaskCheckpoints checkpoints) {
        OperatorContext context = chains.afterSource(vertex.head());
        SourceSeat seat = new SourceSeat(context, own, counters, job.spec().configuration(), groups);
        SourceCoordinator<?> coordinator = Check.present(coordinators.get(vertex.id()), "the coordinator of a source");
        SourceSeat.Taken taken = seat.take(read, coordinator, checkpoints::take);
        chains.join(vertex.head(), taken.work(), context);
        byte[] enumerator =
                restored == null ? null : restored.enumerator(vertex.head().uid(), job.userLoader());
        synchronized (starts) {
            if (subtask.index() == 0) starts.addFirst(() -> seat.startEnumerator(read, coordinator, enumerator));
            starts.add(taken.start());
        }
        return taken.intake();
    }

    private ChannelIntake channels(
            Vertex vertex,
            IntFunction<Receiver<Object>> head,
            @Nullable KeyedStates<Object> keyed,
            Subtask subtask,
            SubtaskMetrics counters,
            SubtaskCheckpoints checkpoints,
            @Nullable Latencies latencies)
            throws IOException {
        Surroundings own = surroundings(vertex.id()).get(subtask.index());
        List<Ring> all = new ArrayList<>();
        List<Integer> inputOf = new ArrayList<>();
        List<ChannelIntake.Input> inputs = new ArrayList<>();
        Specializer specializer = specializers.ofStep(vertex.head().step().id());
        for (int input = 0; input < inputCount(vertex); input++) {
            int first = all.size();
            Keying keying = Keying.NONE;
            for (Edge edge : graph.edges()) {
                if (edge.to() != vertex.id() || edge.input() != input) continue;
                Rings channel = Check.present(rings.get(edge.id()), "the rings of an edge");
                keying = channel.keying();
                for (Ring ring : channel.receivers(subtask.index())) {
                    all.add(ring);
                    inputOf.add(input);
                }
            }
            Receiver<Object> receiver = head.apply(input);
            inputs.add(new ChannelIntake.Input(
                    Feeds.of(keying, receiver, keyed, own, specializer), receiver, first, all.size() - first));
        }
        boolean isNeeded = attempt.checkpoints().isOvertaking() || restored != null;
        Overtaking overtaking = isNeeded ? overtakings.of(vertex, subtask, keyed) : null;
        boolean isForgotten = job.host().errs("what-was-overtaken-is-dropped");
        return new ChannelIntake(
                new ChannelIntake.Channels(
                        new Inbox(all.toArray(Ring[]::new)),
                        inputOf.stream().mapToInt(Integer::intValue).toArray(),
                        inputs,
                        latencies == null ? _ -> {} : latencies::arrived),
                own.outbox(),
                counters,
                job.host().clock(),
                checkpoints,
                overtaking,
                overtaking == null || isForgotten
                        ? new ArrayDeque<>()
                        : overtaking.restore(restored, job.userLoader()));
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
        StateRoom room = attempt.room();
        return room == null
                ? new KeyedStates<>(place)
                : new KeyedStates<>(place, room.share(member), keySerializer(keying));
    }
}
