package dev.millrace.cluster.deploy;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.message.MessageHandler;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.RemoteSnapshots;
import dev.millrace.runtime.job.AccumulatorPart;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.source.SourceHome;
import dev.millrace.runtime.stats.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Represents a deployment at a worker in its coordinator: sends commands to the worker and receives its events. If the
/// worker is lost, all its subtasks fail. Thread-safe.
final class RemoteDeployment implements Deployment, MessageHandler<DeploymentEvent> {
    private static final SubtaskMetrics.Reading NOTHING = new SubtaskMetrics().read();

    private final Worker.DeploymentRequest deployment;
    private final DeploymentLine line;
    private final AlignedSources.Member alignment;
    private final Splits splits;
    private final ClassLoader loader;
    private final Map<Integer, Subtask> subtasks = new TreeMap<>();
    private final Map<Integer, CheckpointCoordinator.Member> members = new HashMap<>();
    private final Map<Integer, SubtaskMetrics.Reading> readings = new ConcurrentHashMap<>();
    /// The subtasks that have not reported their end.
    private final Set<Integer> live = new HashSet<>();

    /// Connects the coordinator to the worker of the deployment. Thread-safe.
    interface DeploymentLine {
        void command(DeploymentCommand command);

        /// Asks the worker for the accumulators of its subtasks. Returns immediately.
        void ask();

        /// Returns the accumulators that the worker reported last.
        ///
        /// @param untilNanos the deadline, as in [Deployment#accumulated]
        List<DeploymentCall.Part> accumulated(long untilNanos);

        /// Asks the worker for records that a subtask returns to a program. The future never fails.
        CompletableFuture<ResultPage> results(ResultRequest request);

        /// Fails all pending requests, because the worker is lost.
        void lost();

        /// Closes the deployment at the worker, and stops listening to it.
        void close();

        RemoteSnapshots snapshots();
    }

    /// @param job the name of the job
    RemoteDeployment(Worker.DeploymentRequest deployment, DeploymentLine line, String job, AlignedSources sources) {
        this.deployment = deployment;
        this.line = line;
        this.alignment = sources.join(line::command);
        this.splits = new Splits(deployment.region().graph());
        this.loader = deployment.job().userLoader();
        NavigableMap<Integer, Vertex> byFirst = new TreeMap<>();
        for (Vertex vertex : deployment.region().graph().vertices())
            byFirst.put(deployment.region().member(vertex, 0), vertex);
        for (int member : deployment.members()) {
            Map.Entry<Integer, Vertex> found = Check.present(byFirst.floorEntry(member), "the vertex of a subtask");
            Vertex vertex = found.getValue();
            Subtask subtask = new Subtask(
                    job, vertex.name(), member - found.getKey(), vertex.parallelism(), vertex.maxParallelism());
            subtasks.put(member, subtask);
            members.put(
                    member,
                    new CheckpointCoordinator.Member(
                            subtask,
                            vertex.head().uid(),
                            new RemoteTarget(member, line::command),
                            deployment.sources().containsKey(vertex.id())
                                    ? vertex.head().uid()
                                    : null,
                            line.snapshots()));
        }
        live.addAll(subtasks.keySet());
    }

    @Override
    public Map<Integer, CheckpointCoordinator.Member> members() {
        return members;
    }

    @Override
    public Map<Integer, SubtaskCounters> counters() {
        Map<Integer, SubtaskCounters> counters = new HashMap<>();
        subtasks.forEach((member, subtask) ->
                counters.put(member, new SubtaskCounters(subtask, () -> readings.getOrDefault(member, NOTHING))));
        return counters;
    }

    @Override
    public List<Subject> subjects(String vertex) {
        return List.of();
    }

    @Override
    public void ask() {
        if (!isOver()) line.ask();
    }

    private boolean isOver() {
        synchronized (live) {
            return live.isEmpty();
        }
    }

    @Override
    public List<AccumulatorPart> accumulated(long untilNanos) {
        List<AccumulatorPart> parts = new ArrayList<>();
        if (isOver()) return parts;
        for (DeploymentCall.Part each : line.accumulated(untilNanos)) {
            // An ended subtask has reported its accumulators with its end.
            synchronized (live) {
                if (!live.contains(each.member())) continue;
            }
            parts.add(new AccumulatorPart(subtask(each.member()), each.name(), read(each)));
        }
        return parts;
    }

    @Override
    public CompletableFuture<ResultPage> results(ResultRequest request) {
        return isOver() ? CompletableFuture.completedFuture(ResultPage.NONE) : line.results(request);
    }

    private OptionalFailure<Accumulator<?, ?>> read(DeploymentCall.Part part) {
        try {
            Throwable untold = part.failure().thrown(loader);
            if (untold != null) return OptionalFailure.ofFailure(untold);
            Accumulator<?, ?> told = InstantiationUtil.deserializeObject(part.accumulator(), loader);
            return OptionalFailure.of(told);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError unreadable) {
            return OptionalFailure.ofFailure(unreadable);
        }
    }

    @Override
    public void start() {
        line.command(new DeploymentCommand.Begin());
        alignment.begin();
    }

    @Override
    public void cancel() {
        line.command(new DeploymentCommand.Cancel());
    }

    @Override
    public void discard() {
        close();
    }

    @Override
    public void close() {
        alignment.leave();
        line.close();
    }

    private Subtask subtask(int member) {
        return Check.present(subtasks.get(member), "a subtask of the deployment");
    }

    @Override
    public void take(DeploymentEvent events) throws Exception {
        CheckpointCoordinator checkpoints = deployment.checkpoints();
        switch (events) {
            case DeploymentEvent.Ended ended -> ended(ended);
            case DeploymentEvent.Reached reached -> alignment.reached(reached);
            case DeploymentEvent.Counted counted -> counted.counts().forEach(this::counted);
            case DeploymentEvent.Failed failed -> deployment.owner().failed(thrown(failed.failure()));
            case DeploymentEvent.Taken taken ->
                checkpoints.takenElsewhere(
                        taken.member(), taken.checkpoint(), taken.stallNanos(), taken.bytes(), taken.isWhole());
            case DeploymentEvent.Collected collected ->
                checkpoints.collectedElsewhere(collected.member(), collected.checkpoint());
            case DeploymentEvent.CheckpointFailed failed ->
                checkpoints.failed(failed.member(), failed.checkpoint(), thrown(failed.failure()));
            case DeploymentEvent.Finished finished -> checkpoints.finished(finished.member());
            case DeploymentEvent.Registered registered -> registered(registered.vertex(), registered.subtask());
            case DeploymentEvent.SplitRequested request ->
                home(request.vertex())
                        .splitRequested(
                                request.subtask(),
                                request.hostname().isEmpty()
                                        ? null
                                        : request.hostname().getFirst());
            case DeploymentEvent.Event event ->
                home(event.vertex())
                        .eventFromReader(event.subtask(), InstantiationUtil.deserializeObject(event.event(), loader));
        }
    }

    private Throwable thrown(DeploymentFailure failure) {
        return Check.present(failure.thrown(loader), "what went wrong");
    }

    private void ended(DeploymentEvent.Ended ended) throws IOException, ClassNotFoundException {
        for (Map.Entry<String, byte[]> each : ended.accumulators().entrySet()) {
            Accumulator<?, ?> accumulator = InstantiationUtil.deserializeObject(each.getValue(), loader);
            deployment.owner().accumulated(subtask(ended.member()), each.getKey(), accumulator);
        }
        counted(ended.count());
        over(ended.member(), ended.failure().thrown(loader));
    }

    private void counted(DeploymentEvent.Count count) {
        readings.put(count.member(), count.reading());
    }

    private void over(int member, @Nullable Throwable thrown) {
        synchronized (live) {
            if (!live.remove(member)) return;
        }
        deployment.owner().ended(member, subtask(member), thrown);
    }

    /// Fails all subtasks, because events or commands do not arrive any more and the worker cannot report
    /// their end.
    @Override
    public void lost(MillraceException fault) {
        line.lost();
        alignment.leave();
        deployment.owner().failed(fault);
        for (int member : subtasks.keySet()) over(member, fault);
    }

    private SourceHome<?> home(int vertex) {
        return Check.present(deployment.sources().get(vertex), "the home of a source");
    }

    @SuppressWarnings("unchecked") // lines accept all splits of their source
    private void registered(int vertex, int subtask) {
        ((SourceHome<SourceSplit>) home(vertex)).register(subtask, new Line(vertex, subtask, splits, line::command));
    }

    /// A line to a reader.
    private record Line(int vertex, int subtask, Splits form, Consumer<DeploymentCommand> commands)
            implements SourceCoordinator.ReaderLine<SourceSplit> {

        @Override
        public void addSplits(List<SourceSplit> splits) {
            commands.accept(form.written(vertex, subtask, splits));
        }

        @Override
        public void noMoreSplits() {
            commands.accept(new DeploymentCommand.NoMoreSplits(vertex, subtask));
        }

        @Override
        public void backlog(boolean isBacklog) {
            commands.accept(new DeploymentCommand.Backlog(vertex, subtask, isBacklog));
        }

        @Override
        public void event(SourceEvent event) {
            try {
                commands.accept(new DeploymentCommand.Event(vertex, subtask, InstantiationUtil.serializeObject(event)));
            } catch (IOException failed) {
                throw new IllegalArgumentException("an event for a reader cannot be serialized", failed);
            }
        }
    }
}
