package dev.millrace.cluster.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.config.TaskManagerOptions.TaskManagerLoadBalanceMode;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.state.storage.SnapshotPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Places the subtasks of one job on workers. Thread-safe.
final class PooledJob implements Workers {
    private final ClusterWorkerPool workerPool;
    private final SlotRequests slots;
    private final RemoteWorker.Means means;
    private final Submission submission;
    private final SlotRequests.Holder holder;
    private final TaskManagerLoadBalanceMode balance;
    /// The workers of each region, by region number.
    private final Map<Integer, List<RemoteWorker>> placed = new HashMap<>();
    /// The workers that have had deployments of the job.
    private final Set<RegisteredWorker> used = new HashSet<>();

    private final AlignedSources alignment;
    private final AtomicReference<@Nullable SnapshotPointer> last = new AtomicReference<>();
    private volatile boolean hasEnded;

    /// Describes the job to run.
    ///
    /// @param epoch the epoch since which this process is responsible for the job; later changes are refused if
    /// another process has led since
    record Submission(JobID id, JobSpec spec, DeploymentCall.Program program, long epoch) {}

    PooledJob(ClusterWorkerPool workerPool, SlotRequests slots, RemoteWorker.Means means, Submission submission) {
        this.workerPool = workerPool;
        this.slots = slots;
        this.means = means;
        this.submission = submission;
        this.alignment = new AlignedSources(submission.spec.name(), means.host());
        this.balance = settings(submission).get(TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE);
        this.holder = slots.open(
                balance == TaskManagerLoadBalanceMode.MIN_RESOURCES ? Slots.Choice.FILL : Slots.Choice.SPREAD);
    }

    private static Configuration settings(Submission submission) {
        return submission.spec.configuration();
    }

    String id() {
        return submission.id.toHexString();
    }

    @Override
    public long epoch() {
        return submission.epoch;
    }

    @Override
    public CompletableFuture<Map<Integer, Worker>> place(Region region, boolean waits) {
        Map<Integer, SlotPlan.Slot> plan =
                new SlotPlan(region.whole(), balance == TaskManagerLoadBalanceMode.TASKS).of(region);
        Duration patience = waits ? settings(submission).get(JobManagerOptions.SLOT_REQUEST_TIMEOUT) : Duration.ZERO;
        return slots.ask(holder, region.number(), new HashSet<>(plan.values()), patience)
                .thenApply(given -> places(region, plan, given));
    }

    private Map<Integer, Worker> places(
            Region region, Map<Integer, SlotPlan.Slot> plan, Map<SlotPlan.Slot, RegisteredWorker> given) {
        Map<RegisteredWorker, RemoteWorker> byWorker = new HashMap<>();
        RemoteWorker.JobAway away = new RemoteWorker.JobAway(
                id(), submission.epoch, submission.spec.name(), submission.program, slots.dataAddresses(), alignment);
        for (RegisteredWorker worker : given.values())
            byWorker.computeIfAbsent(worker, each -> new RemoteWorker(means, each, away));
        synchronized (this) {
            placed.put(region.number(), List.copyOf(byWorker.values()));
            used.addAll(byWorker.keySet());
        }
        Map<Integer, Worker> members = new HashMap<>();
        plan.forEach((member, slot) -> {
            RegisteredWorker worker = Check.present(given.get(slot), "the worker of a slot");
            members.put(member, Check.present(byWorker.get(worker), "the place of a worker"));
        });
        return members;
    }

    @Override
    public int room() {
        return slots.room(holder);
    }

    @Override
    public void watch(Runnable onRoom) {
        slots.watch(holder, onRoom);
    }

    @Override
    public void giveUp() {
        slots.giveUp(holder);
    }

    @Override
    public void vacate(Region region) {
        synchronized (this) {
            placed.remove(region.number());
        }
        slots.vacate(holder, region.number());
    }

    /// Fails the deployments at a worker that is lost.
    void lost(RegisteredWorker worker, MillraceException fault) {
        List<RemoteWorker> gone = new ArrayList<>();
        synchronized (this) {
            used.remove(worker);
            for (List<RemoteWorker> each : placed.values())
                for (RemoteWorker place : each) if (place.name().equals(worker.name())) gone.add(place);
        }
        for (RemoteWorker each : gone) each.lost(fault);
    }

    @Override
    public void complete(long checkpoint, SnapshotPlace place) {
        SnapshotPointer complete = new SnapshotPointer(checkpoint, place.address());
        SnapshotPointer before = last.getAndSet(complete);
        boolean isLate = means.host().errs("checkpoints-are-noted-late");
        SnapshotPointer pointer = isLate && before != null ? before : complete;
        workerPool.note(this, ledger -> ledger.point(id(), pointer));
    }

    @Override
    public Map<String, Bounds> required() {
        return workerPool.read(ledger -> ledger.bounds(id()));
    }

    @Override
    public void require(Map<String, Bounds> wanted, Supplier<Runnable> change) {
        workerPool.note(this, ledger -> {
            Runnable checked = change.get();
            ledger.require(id(), wanted);
            checked.run();
        });
    }

    @Override
    public void ended(JobStatus how, @Nullable Throwable failure) {
        StoredJobResult result = StoredJobResult.of(
                id(), submission.spec.name(), how, failure, means.host().clock().millis());
        workerPool.note(this, ledger -> ledger.end(result));
        hasEnded = true;
    }

    @Override
    public void close() {
        List<RegisteredWorker> told;
        synchronized (this) {
            told = List.copyOf(used);
            used.clear();
        }
        alignment.close();
        slots.close(holder);
        for (RegisteredWorker worker : told) RemoteWorker.forget(means, worker, id(), submission.epoch);
        workerPool.forget(this, hasEnded);
    }
}
