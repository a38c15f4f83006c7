package dev.millrace.cluster.crew;

import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.mail.Addressee;
import dev.millrace.exchange.Control;
import dev.millrace.network.DataPlane;
import dev.millrace.runtime.checkpoint.CheckpointTarget;
import dev.millrace.runtime.checkpoint.OfficeCheckpoints;
import dev.millrace.runtime.checkpoint.Restored;
import dev.millrace.runtime.job.JobSite;
import dev.millrace.runtime.job.LocalCrew;
import dev.millrace.runtime.job.Region;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A crew in this process that is told by another what to do. Any thread; orders come one after the other.
final class CrewAtWork implements Addressee<Order> {
    private final JobSite site;
    private final int region;
    private final ClassLoader loader;
    private final CrewNews news;
    private final CrewOutside outside;
    private final OfficeCheckpoints checkpoints;
    private final LocalCrew crew;
    private final Splits splits;
    /// By the member.
    private final Map<Integer, CheckpointTarget> targets = new HashMap<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    private enum State {
        OPEN,
        WORKING,
        CLOSED
    }

    /// What is shared by the crews of a process.
    record Means(Host host, DataPlane plane) {}

    private CrewAtWork(
            JobSite site,
            int region,
            ClassLoader loader,
            CrewNews news,
            CrewOutside outside,
            OfficeCheckpoints checkpoints,
            LocalCrew crew) {
        this.site = site;
        this.region = region;
        this.loader = loader;
        this.news = news;
        this.outside = outside;
        this.checkpoints = checkpoints;
        this.crew = crew;
        this.splits = new Splits(site.graph());
        news.show(crew.counters());
        crew.members().forEach((member, each) -> targets.put(member, checkpoints.join(member, each.target())));
    }

    /// Opens the subtasks, which takes as long as user functions take to open.
    ///
    /// @param loader of the program's classes
    /// @param to where news go
    static CrewAtWork open(Means means, CrewCall.Deploy call, JobSite site, ClassLoader loader, Consumer<News> to)
            throws IOException {
        Region region = site.region(call.crew().region(), call.sizes());
        CrewNews news = new CrewNews(site, region.number(), call.members(), to);
        OfficeCheckpoints checkpoints = new OfficeCheckpoints(means.host(), site.settings(), site.retries(), news);
        Restored restored =
                call.restored().isEmpty() ? null : site.restored(call.restored().get());
        Layout layout = Layout.unpacked(call.layout());
        LocalCrew.Task task = new LocalCrew.Task(region, new HashSet<>(call.members()), layout.width(), restored);
        CrewOutside outside = new CrewOutside(call, layout, site, means, checkpoints, news, to);
        try {
            LocalCrew crew = site.open(task, call.crew().attempt(), outside, news);
            return new CrewAtWork(site, region.number(), loader, news, outside, checkpoints, crew);
        } catch (Throwable failed) {
            outside.close();
            throw failed;
        }
    }

    private CheckpointTarget target(int member) {
        return Check.present(targets.get(member), "a subtask of the crew");
    }

    @Override
    public void take(Order order) throws Exception {
        switch (order) {
            case Order.Begin() -> {
                if (state.compareAndSet(State.OPEN, State.WORKING)) crew.start();
            }
            case Order.Cancel() -> cancel();
            case Order.Announce(int member, long id, long startedMillis, boolean isExact, boolean isLast) ->
                target(member).announce(new Control.Barrier(id, startedMillis, isExact), isLast);
            case Order.Overtake(int member, long id, long startedMillis, boolean isExact) ->
                target(member).overtake(new Control.Barrier(id, startedMillis, isExact));
            case Order.Collect(int member, long id) -> target(member).collect(id);
            case Order.Completed(int member, long id) -> target(member).completed(id);
            case Order.Aborted(int member, long id) -> target(member).aborted(id);
            case Order.Release(long id) -> checkpoints.release(id);
            case Order.Align(String group, long elsewhere) ->
                outside.alignment().elsewhere(group, elsewhere);
            case Order.Drain(int member) -> target(member).drain();
            case Order.Leave(int member) -> target(member).leave();
            case Order.Splits given ->
                outside.home(given.vertex()).line(given.subtask()).addSplits(splits.read(given));
            case Order.NoMoreSplits(int vertex, int subtask) ->
                outside.home(vertex).line(subtask).noMoreSplits();
            case Order.Backlog(int vertex, int subtask, boolean isBacklog) ->
                outside.home(vertex).line(subtask).backlog(isBacklog);
            case Order.Event(int vertex, int subtask, byte[] bytes) -> {
                SourceEvent event = InstantiationUtil.deserializeObject(bytes, loader);
                outside.home(vertex).line(subtask).event(event);
            }
        }
    }

    /// An order could not be carried out.
    @Override
    public void lost(MillraceException fault) {
        news.failed(fault);
        cancel();
    }

    private void cancel() {
        if (state.get() == State.WORKING) crew.cancel();
    }

    /// Tells what the subtasks have counted so far.
    void tellCounts() {
        if (state.get() == State.WORKING) news.tellCounts();
    }

    /// What the subtasks have accumulated so far.
    CrewCall.Accumulated accumulated() {
        return new CrewCall.Accumulated(state.get() == State.WORKING ? news.accumulated() : List.of());
    }

    /// Writes what the subtasks took of a checkpoint.
    ///
    /// @return the size of the file
    long write(CrewCall.Write call) throws IOException {
        return checkpoints.write(call.checkpoint(), site.place(call.file()), call.isIncremental());
    }

    /// Ends what there is; complete when nothing is left.
    CompletableFuture<Void> close() {
        State before = state.getAndSet(State.CLOSED);
        switch (before) {
            case OPEN -> {
                outside.close();
                crew.discard();
                site.left(region);
                return CompletableFuture.completedFuture(null);
            }
            case WORKING -> {
                crew.cancel();
                return news.over().thenRun(() -> {
                    outside.close();
                    checkpoints.gone(List.copyOf(targets.keySet()));
                    crew.close();
                    site.left(region);
                });
            }
            case CLOSED -> {
                return news.over();
            }
        }
        throw new IllegalStateException(before.toString());
    }
}
