package dev.millrace.server.http;

import dev.millrace.api.config.SecretKeys;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.WorkerMessages;
import dev.millrace.runtime.job.JobView;
import dev.millrace.runtime.job.VertexView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.Machine;
import dev.millrace.server.MemoryPlan;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is asked about the cluster and its processes.
final class ClusterPages {
    private static final long REFRESH_MILLIS = 3_000;
    private static final String UNKNOWN = "unknown";

    private final Dispatcher dispatcher;
    private final Host host;

    ClusterPages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
    }

    void addTo(Routes routes) {
        routes.on("DELETE /cluster", _ -> {
            dispatcher.shutDown();
            return new ClusterMessages.Empty();
        });
        routes.on("GET /config", _ -> dashboard());
        routes.on("GET /overview", _ -> overview());
        routes.on("GET /jobmanager/config", _ -> settings());
        routes.on("GET /jobmanager/environment", _ -> environment());
        routes.on("GET /jobs/:jobid/jobmanager/config", question -> {
            JobPages.known(dispatcher, question.job());
            return settings();
        });
        routes.on("GET /jobs/:jobid/jobmanager/environment", question -> {
            JobPages.known(dispatcher, question.job());
            return environment();
        });
        addMachine("/jobmanager", _ -> dispatcher.coordinator(), routes);
        addMachine("/taskmanagers/:taskmanagerid", this::worker, routes);
        routes.on("GET /taskmanagers", _ -> workers());
        routes.on("GET /taskmanagers/:taskmanagerid", question -> details(worker(question)));
    }

    private interface Which {
        Machine of(Question question);
    }

    private void addMachine(String path, Which which, Routes routes) {
        routes.on("GET " + path + "/log", question -> newestLog(which.of(question)));
        routes.on("GET " + path + "/stdout", question -> log(which.of(question), Machine.PRINTED));
        routes.on("GET " + path + "/logs", question -> logs(which.of(question)));
        routes.on(
                "GET " + path + "/logs/:filename", question -> log(which.of(question), question.variable("filename")));
        routes.on("GET " + path + "/thread-dump", question -> threads(which.of(question)));
    }

    private static String version() {
        String version = ClusterPages.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private ClusterMessages.Dashboard dashboard() {
        ZoneId zone = ZoneId.systemDefault();
        Instant now = Instant.ofEpochMilli(host.clock().millis());
        return new ClusterMessages.Dashboard(
                REFRESH_MILLIS,
                zone.getDisplayName(TextStyle.FULL, Locale.ROOT),
                zone.getRules().getOffset(now).getTotalSeconds() * 1_000,
                version(),
                UNKNOWN,
                new ClusterMessages.Features(true, true, false, false));
    }

    private ClusterMessages.Overview overview() {
        int running = 0;
        int finished = 0;
        int cancelled = 0;
        int failed = 0;
        for (JobView each : dispatcher.jobs()) {
            switch (each.status()) {
                case FINISHED -> finished++;
                case CANCELED -> cancelled++;
                case FAILED -> failed++;
                default -> running++;
            }
        }
        return new ClusterMessages.Overview(
                dispatcher.workers().size(), slots(), free(), running, finished, cancelled, failed, version(), UNKNOWN);
    }

    private int slots() {
        return dispatcher.workers().stream().mapToInt(Machine::slots).sum();
    }

    /// Jobs share the step threads, so that no slot is ever taken away from others: what is shown is what Flink
    /// would have taken.
    private int free() {
        int taken = 0;
        for (JobView each : dispatcher.jobs()) {
            if (each.status().isTerminalState()) continue;
            taken += each.vertices().stream()
                    .mapToInt(VertexView::parallelism)
                    .max()
                    .orElse(0);
        }
        return Math.max(0, slots() - taken);
    }

    private List<ClusterMessages.Entry> settings() {
        List<ClusterMessages.Entry> entries = new ArrayList<>();
        SecretKeys.shown(dispatcher.coordinator().settings())
                .forEach((key, value) -> entries.add(new ClusterMessages.Entry(key, value)));
        return entries;
    }

    private static ClusterMessages.Environment environment() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        String jvm = runtime.getVmName() + " - " + runtime.getVmVendor() + " - " + runtime.getVmVersion();
        List<String> options = new ArrayList<>();
        for (String each : runtime.getInputArguments()) options.add(SecretKeys.within(each));
        String arch = ManagementFactory.getOperatingSystemMXBean().getArch();
        return new ClusterMessages.Environment(
                new ClusterMessages.Jvm(jvm, arch, options),
                List.of(runtime.getClassPath().split(File.pathSeparator)));
    }

    private Machine worker(Question question) {
        return worker(dispatcher, question.variable("taskmanagerid"));
    }

    static Machine worker(Dispatcher dispatcher, String id) {
        for (Machine each : dispatcher.workers()) if (each.id().equals(id)) return each;
        throw Refusal.notFound("Could not find TaskExecutor with id " + id + ".");
    }

    private WorkerMessages.Workers workers() {
        List<WorkerMessages.Worker> all = new ArrayList<>();
        for (Machine each : dispatcher.workers()) {
            all.add(new WorkerMessages.Worker(
                    each.id(), each.id(), -1, -1, host.clock().millis(), each.slots(), free(), hardware(each), false));
        }
        return new WorkerMessages.Workers(all);
    }

    private WorkerMessages.Details details(Machine worker) {
        Map<String, String> metrics = worker.metrics();
        String heap = "Status.JVM.Memory.Heap";
        String rest = "Status.JVM.Memory.NonHeap";
        List<WorkerMessages.Collector> collectors = new ArrayList<>();
        String prefix = "Status.JVM.GarbageCollector.";
        for (String key : metrics.keySet()) {
            if (!key.startsWith(prefix) || !key.endsWith(".Count")) continue;
            String name = key.substring(prefix.length(), key.length() - ".Count".length());
            collectors.add(
                    new WorkerMessages.Collector(name, number(metrics, key), number(metrics, prefix + name + ".Time")));
        }
        return new WorkerMessages.Details(
                worker.id(),
                worker.id(),
                -1,
                -1,
                host.clock().millis(),
                worker.slots(),
                free(),
                hardware(worker),
                false,
                plan(worker.memory()),
                new WorkerMessages.Memory(
                        number(metrics, heap + ".Used"),
                        number(metrics, heap + ".Committed"),
                        number(metrics, heap + ".Max"),
                        number(metrics, rest + ".Used"),
                        number(metrics, rest + ".Committed"),
                        number(metrics, rest + ".Max"),
                        collectors));
    }

    /// Under Flink's names: the tables of a store are in the heap here, and counted with the store.
    private static WorkerMessages.MemoryPlan plan(MemoryPlan memory) {
        if (!memory.isSaid())
            return new WorkerMessages.MemoryPlan(null, memory.heap(), null, null, null, null, null, null, null, null);
        long heap = memory.heap() - memory.managed() / 2;
        return new WorkerMessages.MemoryPlan(
                0L,
                heap,
                0L,
                0L,
                memory.network(),
                memory.managed(),
                memory.metaspace(),
                memory.overhead(),
                heap + memory.network() + memory.managed(),
                memory.process());
    }

    private static long number(Map<String, String> metrics, String key) {
        return Long.parseLong(metrics.getOrDefault(key, "-1"));
    }

    private static WorkerMessages.Hardware hardware(Machine worker) {
        Map<String, String> metrics = worker.metrics();
        long heap = number(metrics, "Status.JVM.Memory.Heap.Max");
        return new WorkerMessages.Hardware(
                worker.slots(),
                heap,
                heap - number(metrics, "Status.JVM.Memory.Heap.Used"),
                worker.memory().managed());
    }

    private static ClusterMessages.Logs logs(Machine machine) throws IOException {
        return new ClusterMessages.Logs(machine.logs().stream()
                .map(each -> new ClusterMessages.Log(each.name(), each.bytes(), each.modifiedMillis()))
                .toList());
    }

    private static Routes.Text log(Machine machine, String name) throws IOException {
        InputStream content = machine.log(name);
        if (content == null) throw Refusal.notFound("This file " + name + " does not exist in the log directory.");
        return new Routes.Text("text/plain", content);
    }

    private static Routes.Text newestLog(Machine machine) throws IOException {
        String newest = machine.logs().stream()
                .filter(each -> !each.name().equals(Machine.PRINTED))
                .max(Comparator.comparingLong(Machine.LogFile::modifiedMillis))
                .map(Machine.LogFile::name)
                .orElseThrow(() -> Refusal.notFound("This process logs to no file."));
        return log(machine, newest);
    }

    private static ClusterMessages.ThreadDump threads(Machine machine) {
        return new ClusterMessages.ThreadDump(machine.threads().stream()
                .map(each -> new ClusterMessages.ThreadText(each.name(), each.text()))
                .toList());
    }
}
