package dev.millrace.cluster.stats;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.profile.Profiler;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.MetricTexts;
import dev.millrace.runtime.stats.Sampler;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.stats.Subject;
import dev.millrace.runtime.tap.RecordTapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Answers the calls that ask about this worker. Thread-safe. Answers are made on threads that may block, because logs
/// are on disk and gauges are user code.
public final class WorkerStatsServer {
    /// The keys of what a worker reports at registration besides its settings.
    static final String CORES = "cores";

    static final String PHYSICAL = "physical-memory";
    static final String PRINTED = "printed";

    /// The maximum number of characters of all values or thread dumps in one answer.
    private static final int TEXT_MAX = 4 << 20;
    /// The maximum number of characters of one value.
    private static final int VALUE_MAX = 10_000;
    /// The maximum size of one part of a file in bytes.
    private static final int PART_MAX = 4 << 20;

    private final Host host;
    private final ProcessStats machine;
    private final Jobs jobs;

    /// Finds the jobs that have subtasks here. Thread-safe.
    public interface Jobs {

        /// Returns the metrics of a job; null if the job has no subtasks here.
        @Nullable
        MetricRegistry metrics(JobID job);

        /// Returns the running subtasks of a vertex.
        List<Subject> subjects(JobID job, String vertex);
    }

    public WorkerStatsServer(Host host, ProcessStats machine, Jobs jobs) {
        this.host = host;
        this.machine = machine;
        this.jobs = jobs;
    }

    /// Registers the answers at an endpoint.
    ///
    /// @param endpoint an endpoint that does not answer these calls yet
    public void answerAt(Endpoint endpoint) {
        endpoint.answer(WorkerStatsCall.Look.class, (_, _) -> apart(() -> cut(machine.metrics())));
        endpoint.answer(
                WorkerStatsCall.JobMetrics.class, (call, _) -> apart(() -> metrics(JobID.fromHexString(call.job()))));
        endpoint.answer(WorkerStatsCall.Sample.class, (call, _) -> apart(() -> sample(call)));
        endpoint.answer(WorkerStatsCall.Tap.class, (call, _) -> apart(() -> tap(call)));
        endpoint.answer(WorkerStatsCall.Files.class, (_, _) -> apart(() -> new WorkerStatsCall.Listed(machine.logs())));
        endpoint.answer(
                WorkerStatsCall.Read.class,
                (call, _) -> apart(() -> part(machine.log(call.name(), call.from()), call.most())));
        endpoint.answer(
                WorkerStatsCall.LogLevels.class,
                (_, _) -> apart(() -> new WorkerStatsCall.Values(machine.logLevels())));
        endpoint.answer(
                WorkerStatsCall.SetLogLevel.class,
                (call, _) -> apart(() -> {
                    machine.setLogLevel(call.logger(), call.level());
                    return new WorkerStatsCall.Values(machine.logLevels());
                }));
        endpoint.answer(
                WorkerStatsCall.Disks.class, (_, _) -> apart(() -> new WorkerStatsCall.Measured(machine.disks())));
        endpoint.answer(WorkerStatsCall.Threads.class, (_, _) -> apart(this::threads));
        Profiler profiler = machine.profiler();
        endpoint.answer(
                WorkerStatsCall.Profiles.class,
                (_, _) -> apart(() -> new WorkerStatsCall.Profiled(profiler.profiles())));
        endpoint.answer(
                WorkerStatsCall.Begin.class,
                (call, _) -> apart(() -> new WorkerStatsCall.Begun(profiler.begin(call.mode(), call.seconds()))));
        endpoint.answer(
                WorkerStatsCall.ReadProfile.class,
                (call, _) -> apart(() -> part(profiler.open(call.file(), call.from()), call.most())));
    }

    /// Returns what a worker reports about itself at registration.
    ///
    /// @param machine this process, its secrets masked
    public static Map<String, String> about(ProcessStats machine) {
        Map<String, String> about = new HashMap<>(machine.settings());
        about.put(CORES, Integer.toString(machine.cores()));
        about.put(PHYSICAL, Long.toString(machine.physicalBytes()));
        about.put(PRINTED, machine.printed());
        return about;
    }

    private <R> CompletableFuture<R> apart(Callable<R> work) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        host.threads().startBlocking("millrace-worker-stats", () -> {
            try {
                answer.complete(work.call());
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown);
            }
        });
        return answer;
    }

    private WorkerStatsCall.Values metrics(JobID job) {
        MetricRegistry registry = jobs.metrics(job);
        return cut(registry == null ? Map.of() : MetricTexts.of(registry));
    }

    private WorkerStatsCall.Sampled sample(WorkerStatsCall.Sample call) {
        JobID job = JobID.fromHexString(call.job());
        List<Stacks> some = new ArrayList<>();
        int left = TEXT_MAX;
        for (Stacks each : Sampler.sample(host, call.sampling(), () -> jobs.subjects(job, call.vertex()))) {
            left -= each.running().keySet().stream().mapToInt(String::length).sum();
            left -= each.waiting().keySet().stream().mapToInt(String::length).sum();
            if (left < 0) break;
            some.add(each);
        }
        return new WorkerStatsCall.Sampled(some);
    }

    private WorkerStatsCall.Tapped tap(WorkerStatsCall.Tap call) {
        List<Subject> subtasks = jobs.subjects(JobID.fromHexString(call.job()), call.vertex());
        return new WorkerStatsCall.Tapped(RecordTapper.sample(host, call.request(), subtasks));
    }

    /// Returns the metrics that fit into an answer, in the order of their names.
    static WorkerStatsCall.Values cut(Map<String, String> all) {
        Map<String, String> some = new TreeMap<>();
        int left = TEXT_MAX;
        for (Map.Entry<String, String> each : new TreeMap<>(all).entrySet()) {
            String value = shortened(each.getValue(), VALUE_MAX);
            left -= each.getKey().length() + value.length();
            if (left < 0) break;
            some.put(each.getKey(), value);
        }
        return new WorkerStatsCall.Values(some);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static WorkerStatsCall.Part part(@Nullable InputStream file, int most) throws IOException {
        try (file) {
            if (file == null) return new WorkerStatsCall.Part(false, new byte[0]);
            return new WorkerStatsCall.Part(true, file.readNBytes(Math.min(most, PART_MAX)));
        }
    }

    private WorkerStatsCall.Dump threads() {
        List<ProcessStats.ThreadText> some = new ArrayList<>();
        int left = TEXT_MAX;
        for (ProcessStats.ThreadText each : machine.threads()) {
            left -= each.name().length() + each.text().length();
            if (left < 0) break;
            some.add(each);
        }
        return new WorkerStatsCall.Dump(some);
    }
}
