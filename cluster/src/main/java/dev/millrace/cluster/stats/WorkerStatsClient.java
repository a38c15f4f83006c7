package dev.millrace.cluster.stats;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.WorkerProcesses;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Collects statistics of a coordinator's workers for users. A caller waits for the slowest worker, but at most half a
/// second, and not for workers that did not answer the last call. Thread-safe.
public final class WorkerStatsClient implements WorkerProcesses {
    private static final long PATIENCE_NANOS = 500_000_000;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /// The maximum number of jobs whose metrics are cached.
    private static final int JOBS_MAX = 100;

    private final RemoteProcessStats.Line line;
    private final Supplier<List<Standing>> standings;
    private final Map<RegisteredWorker, CachedAnswer<WorkerStatsCall.Values>> looks = new ConcurrentHashMap<>();
    private final Map<Subject, CachedAnswer<WorkerStatsCall.Values>> jobs = new ConcurrentHashMap<>();

    /// Holds a worker and what only its coordinator knows about it.
    ///
    /// @param free the number of free slots
    /// @param heardMillis the time of the last heartbeat by the wall clock
    public record Standing(RegisteredWorker worker, int free, long heardMillis) {}

    private record Subject(RegisteredWorker worker, JobID job) {}

    /// @param standings supplies the registered workers
    public WorkerStatsClient(Host host, Calls calls, Supplier<List<Standing>> standings) {
        this.line = new RemoteProcessStats.Line(host, calls);
        this.standings = standings;
    }

    private CompletableFuture<WorkerStatsCall.Values> ask(
            RegisteredWorker worker, WorkerStatsCall<WorkerStatsCall.Values> call) {
        return line.calls().send(worker.calls(), call, FencingToken.NONE, DEADLINE);
    }

    private CachedAnswer<WorkerStatsCall.Values> look(RegisteredWorker worker) {
        return looks.computeIfAbsent(
                worker, _ -> new CachedAnswer<>(line.host().clock(), () -> ask(worker, new WorkerStatsCall.Look())));
    }

    private CachedAnswer<WorkerStatsCall.Values> metrics(RegisteredWorker worker, JobID job) {
        return jobs.computeIfAbsent(
                new Subject(worker, job),
                _ -> new CachedAnswer<>(
                        line.host().clock(), () -> ask(worker, new WorkerStatsCall.JobMetrics(job.toHexString()))));
    }

    @Override
    public List<ProcessStats> all() {
        List<Standing> there = standings.get();
        Set<RegisteredWorker> workers = there.stream().map(Standing::worker).collect(Collectors.toSet());
        looks.keySet().retainAll(workers);
        jobs.keySet().removeIf(each -> !workers.contains(each.worker()));
        await(workers.stream().map(this::look).toList());
        List<ProcessStats> machines = new ArrayList<>();
        for (Standing each : there) {
            WorkerStatsCall.Values told = look(each.worker()).newest();
            machines.add(new RemoteProcessStats(line, each, told == null ? Map.of() : told.values()));
        }
        return machines;
    }

    @Override
    public Map<String, String> metrics(JobID job, Set<String> workers) {
        forgetSome(job);
        if (!workers.isEmpty()) {
            // If subtasks have moved, other workers report their metrics now.
            jobs.keySet()
                    .removeIf(each -> each.job().equals(job)
                            && !workers.contains(each.worker().name()));
            await(standings.get().stream()
                    .map(Standing::worker)
                    .filter(each -> workers.contains(each.name()))
                    .map(each -> metrics(each, job))
                    .toList());
        }
        return lastMetrics(job);
    }

    @Override
    public Map<String, String> lastMetrics(JobID job) {
        Map<String, String> all = new TreeMap<>();
        for (Standing each : standings.get()) {
            CachedAnswer<WorkerStatsCall.Values> picture = jobs.get(new Subject(each.worker(), job));
            WorkerStatsCall.Values told = picture == null ? null : picture.newest();
            if (told != null) all.putAll(told.values());
        }
        return all;
    }

    @Override
    public CompletableFuture<List<Stacks>> sample(JobID job, String vertex, Set<String> workers, Sampling sampling) {
        List<CompletableFuture<WorkerStatsCall.Sampled>> asked = new ArrayList<>();
        Duration deadline = DEADLINE.plusMillis(sampling.millis());
        WorkerStatsCall.Sample call = new WorkerStatsCall.Sample(job.toHexString(), vertex, sampling);
        for (Standing each : standings.get())
            if (workers.contains(each.worker().name()))
                asked.add(line.calls().send(each.worker().calls(), call, FencingToken.NONE, deadline));
        // A worker that does not answer is left out.
        List<CompletableFuture<List<Stacks>>> told = asked.stream()
                .map(each -> each.handle((sampled, failure) -> failure == null ? sampled.stacks() : List.<Stacks>of()))
                .toList();
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
                .thenApply(
                        _ -> told.stream().flatMap(each -> each.join().stream()).toList());
    }

    @Override
    public CompletableFuture<List<TappedRecord>> tap(
            JobID job, String vertex, Set<String> workers, TapRequest request) {
        WorkerStatsCall.Tap call = new WorkerStatsCall.Tap(job.toHexString(), vertex, request);
        Duration deadline = DEADLINE.plusMillis(request.millis());
        List<CompletableFuture<List<TappedRecord>>> asked = new ArrayList<>();
        for (Standing each : standings.get()) {
            if (!workers.contains(each.worker().name())) continue;
            // A worker that does not answer is left out.
            asked.add(line.calls()
                    .send(each.worker().calls(), call, FencingToken.NONE, deadline)
                    .handle((tapped, failure) -> failure == null ? tapped.records() : List.of()));
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(_ -> asked.stream()
                        .flatMap(each -> each.join().stream())
                        .limit(request.records())
                        .toList());
    }

    private void forgetSome(JobID wanted) {
        Set<JobID> known = new HashSet<>();
        for (Subject each : jobs.keySet()) known.add(each.job());
        if (known.size() > JOBS_MAX) jobs.keySet().removeIf(each -> !each.job().equals(wanted));
    }

    /// Waits until all workers have answered, or half a second.
    private void await(List<CachedAnswer<WorkerStatsCall.Values>> pictures) {
        List<CompletableFuture<Void>> asked = pictures.stream()
                .map(each -> each.refresh(CachedAnswer.AGE_NANOS))
                .toList();
        Host host = line.host();
        long until = host.clock().nanos() + PATIENCE_NANOS;
        for (int i = 0; i < asked.size(); i++) pictures.get(i).await(host, asked.get(i), until);
    }
}
