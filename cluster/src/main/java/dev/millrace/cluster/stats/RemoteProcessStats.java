package dev.millrace.cluster.stats;

import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.profile.ProfileFaults;
import dev.millrace.runtime.profile.Profiler;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.WorkerStatsFaults;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Describes a worker at one moment for users. Asks the worker for what it has not reported yet.
///
/// @param metrics the metrics that the worker reported last
record RemoteProcessStats(Line line, WorkerStatsClient.Standing standing, Map<String, String> metrics)
        implements ProcessStats {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<Fault> REFUSALS =
            Set.of(ProfileFaults.BUSY, ProfileFaults.DURATION, WorkerStatsFaults.LOG_LEVEL);

    /// Sends calls to workers.
    record Line(Host host, Calls calls) {

        /// Calls a worker and waits for the answer. Called by threads that may block.
        ///
        /// @throws MillraceException a [WorkerStatsFaults#SILENT], or the worker's own refusal
        <R extends Record> R ask(RegisteredWorker worker, WorkerStatsCall<R> call) {
            CompletableFuture<R> answer = calls.send(worker.calls(), call, FencingToken.NONE, PATIENCE);
            host.threads().await(answer);
            try {
                return answer.join();
            } catch (CompletionException failed) {
                Throwable cause = Awaited.cause(failed);
                // The worker has answered with a refusal.
                if (cause instanceof MillraceException told && REFUSALS.contains(told.fault())) throw told;
                throw silent(worker, cause);
            }
        }
    }

    static MillraceException silent(RegisteredWorker worker, Throwable cause) {
        return WorkerStatsFaults.SILENT
                .what("Worker %s did not answer a request.", worker)
                .cause(cause)
                .fix("Try again. If the error remains, check whether the process runs, and read its log on its"
                        + " own disk.");
    }

    private RegisteredWorker worker() {
        return standing.worker();
    }

    @Override
    public String id() {
        return worker().name();
    }

    @Override
    public String address() {
        return worker().calls().toString();
    }

    @Override
    public int dataPort() {
        return worker().dataPort();
    }

    @Override
    public int slots() {
        return worker().slots();
    }

    @Override
    public int freeSlots() {
        return standing.free();
    }

    @Override
    public long heardMillis() {
        return standing.heardMillis();
    }

    @Override
    public int cores() {
        return Integer.parseInt(settings().getOrDefault(WorkerStatsServer.CORES, "-1"));
    }

    @Override
    public long physicalBytes() {
        return Long.parseLong(settings().getOrDefault(WorkerStatsServer.PHYSICAL, "-1"));
    }

    @Override
    public Map<String, String> settings() {
        return worker().about();
    }

    @Override
    public String printed() {
        return settings().getOrDefault(WorkerStatsServer.PRINTED, "");
    }

    @Override
    public List<LogFile> logs() {
        return line.ask(worker(), new WorkerStatsCall.Files()).files();
    }

    @Override
    public @Nullable InputStream log(String name, long from) {
        return RemoteFile.open((next, most) -> line.ask(worker(), new WorkerStatsCall.Read(name, next, most)), from);
    }

    @Override
    public Map<String, String> logLevels() {
        return line.ask(worker(), new WorkerStatsCall.LogLevels()).values();
    }

    @Override
    public void setLogLevel(String logger, String level) {
        line.ask(worker(), new WorkerStatsCall.SetLogLevel(logger, level));
    }

    @Override
    public List<DiskUse> disks() {
        return line.ask(worker(), new WorkerStatsCall.Disks()).disks();
    }

    @Override
    public List<ThreadText> threads() {
        return line.ask(worker(), new WorkerStatsCall.Threads()).threads();
    }

    @Override
    public Profiler profiler() {
        return new RemoteProfiler(line, worker());
    }
}
