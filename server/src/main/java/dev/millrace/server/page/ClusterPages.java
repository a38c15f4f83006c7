package dev.millrace.server.page;

import dev.millrace.api.config.SecretKeys;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.WorkerMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.WorkerStatsFaults;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers requests about the cluster and its processes.
final class ClusterPages {
    private static final long REFRESH_MILLIS = 3_000;
    private static final String LOG = ".log";
    private static final String AUDIT_LOG = "audit.log";

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
        routes.on("GET /config", _ -> PageSettings.of(host, REFRESH_MILLIS, features(routes)));
        routes.on("GET /overview", _ -> overview(dispatcher));
        routes.on("GET /datasets", _ -> new ClusterMessages.DataSets(List.of()));
        routes.on("GET /jobmanager/config", _ -> settings());
        routes.on("GET /jobmanager/environment", _ -> environment());
        routes.on("GET /jobs/:jobid/jobmanager/config", request -> {
            JobPages.known(dispatcher, request.job());
            return settings();
        });
        routes.on("GET /jobs/:jobid/jobmanager/environment", request -> {
            JobPages.known(dispatcher, request.job());
            return environment();
        });
        addMachine("/jobmanager", _ -> dispatcher.coordinator(), routes);
        addMachine("/taskmanagers/:taskmanagerid", this::worker, routes);
        routes.on("GET /taskmanagers", _ -> workers());
        routes.on("GET /taskmanagers/:taskmanagerid", request -> {
            ProcessStats worker = worker(request);
            return WorkerShapes.details(worker, tasks().getOrDefault(worker.id(), 0));
        });
    }

    private static ClusterMessages.Features features(Routes routes) {
        return new ClusterMessages.Features(routes.isOn("POST /jars/upload"), true, true, false);
    }

    private interface Which {
        ProcessStats of(HttpRequest request);
    }

    private void addMachine(String path, Which which, Routes routes) {
        routes.on("GET " + path + "/log", request -> newestLog(which.of(request)));
        routes.on("GET " + path + "/stdout", request -> printed(which.of(request)));
        routes.on("GET " + path + "/logs", request -> logs(which.of(request)));
        routes.on("GET " + path + "/logs/:filename", request -> log(which.of(request), request.variable("filename")));
        routes.on("GET " + path + "/loggers", request -> loggers(which.of(request)));
        routes.on(
                "PUT " + path + "/loggers/:logger",
                request -> setLevel(which.of(request), request.variable("logger"), request));
        routes.on("GET " + path + "/disks", request -> WorkerShapes.disks(which.of(request)));
        routes.on("GET " + path + "/thread-dump", request -> threads(which.of(request)));
    }

    static ClusterMessages.Overview overview(Dispatcher dispatcher) {
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
        List<ProcessStats> workers = dispatcher.workers();
        int slots = workers.stream().mapToInt(ProcessStats::slots).sum();
        int free = workers.stream().mapToInt(ProcessStats::freeSlots).sum();
        return new ClusterMessages.Overview(
                workers.size(),
                slots,
                free,
                running,
                finished,
                cancelled,
                failed,
                PageSettings.FLINK_VERSION,
                PageSettings.UNKNOWN,
                PageSettings.version());
    }

    /// Counts the running subtasks by worker.
    private Map<String, Integer> tasks() {
        Map<String, Integer> running = new HashMap<>();
        dispatcher.jobs().stream()
                .filter(each -> !each.status().isTerminalState())
                .flatMap(each -> each.vertices().stream())
                .flatMap(each -> each.subtasks().stream())
                .filter(each -> each.startMillis() >= 0 && each.endMillis() < 0)
                .forEach(each -> running.merge(each.place().worker(), 1, Integer::sum));
        return running;
    }

    private List<ClusterMessages.Entry> settings() {
        return settings(dispatcher);
    }

    static List<ClusterMessages.Entry> settings(Dispatcher dispatcher) {
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

    private ProcessStats worker(HttpRequest request) {
        return worker(dispatcher, request.variable("taskmanagerid"));
    }

    static ProcessStats worker(Dispatcher dispatcher, String id) {
        for (ProcessStats each : dispatcher.workers()) if (each.id().equals(id)) return each;
        throw Refusal.notFound("Could not find TaskExecutor with id " + id + ".");
    }

    private WorkerMessages.Workers workers() {
        Map<String, Integer> tasks = tasks();
        return new WorkerMessages.Workers(dispatcher.workers().stream()
                .map(each -> WorkerShapes.line(each, tasks.getOrDefault(each.id(), 0)))
                .toList());
    }

    private static ClusterMessages.Logs logs(ProcessStats machine) throws IOException {
        return new ClusterMessages.Logs(machine.logs().stream()
                .map(each -> new ClusterMessages.Log(each.name(), each.bytes(), each.modifiedMillis()))
                .toList());
    }

    private static Routes.Text log(ProcessStats machine, String name) throws IOException {
        InputStream content = machine.log(name, 0);
        if (content == null) throw Refusal.notFound("This file " + name + " does not exist in the log directory.");
        return new Routes.Text("text/plain", content);
    }

    private static Routes.Text printed(ProcessStats machine) throws IOException {
        return log(machine, machine.printed());
    }

    private static ClusterMessages.Loggers loggers(ProcessStats machine) {
        return new ClusterMessages.Loggers(machine.logLevels().entrySet().stream()
                .map(each -> new ClusterMessages.Logger(each.getKey(), each.getValue()))
                .toList());
    }

    private static ClusterMessages.Loggers setLevel(ProcessStats machine, String logger, HttpRequest request) {
        String level = request.body(ClusterMessages.LogLevel.class).level();
        if (level == null) throw Refusal.bad("The body lacks `level`, for example {\"level\": \"DEBUG\"}.");
        try {
            machine.setLogLevel(logger, level);
        } catch (MillraceException refused) {
            if (refused.fault().equals(WorkerStatsFaults.LOG_LEVEL))
                throw Refusal.bad(String.valueOf(refused.getMessage()));
            throw refused;
        }
        return loggers(machine);
    }

    /// Neither rotated files nor the output of programs nor the audit log are the current log.
    private static Routes.Text newestLog(ProcessStats machine) throws IOException {
        String newest = machine.logs().stream()
                .filter(each -> each.name().endsWith(LOG) && !each.name().equals(AUDIT_LOG))
                .max(Comparator.comparingLong(ProcessStats.LogFile::modifiedMillis))
                .map(ProcessStats.LogFile::name)
                .orElseThrow(() -> Refusal.notFound("This process logs to no file."));
        return log(machine, newest);
    }

    private static ClusterMessages.ThreadDump threads(ProcessStats machine) {
        return new ClusterMessages.ThreadDump(machine.threads().stream()
                .map(each -> new ClusterMessages.ThreadText(each.name(), each.text()))
                .toList());
    }
}
