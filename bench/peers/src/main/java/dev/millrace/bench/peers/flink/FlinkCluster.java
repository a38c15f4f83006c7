package dev.millrace.bench.peers.flink;

import dev.millrace.bench.cluster.Cluster;
import dev.millrace.bench.cluster.ClusterTask;
import dev.millrace.bench.cluster.Processes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/// Runs a standalone session cluster: a job manager and task managers, started through Flink's main classes. Apart
/// from addresses, slots and memory, the settings are Flink's defaults.
final class FlinkCluster implements Cluster {
    private static final long LOOK_NANOS = 50_000_000;
    private static final int LOOKS = 6_000;
    private static final int STOP_MINUTES = 5;

    private final Plan plan;
    private final Processes processes;
    private final Path settings;
    private final int restPort = Processes.freePort();
    private final List<Process> workers = new ArrayList<>();

    FlinkCluster(Plan plan) throws Exception {
        this.plan = plan;
        this.processes = new Processes(plan.directory());
        this.settings = Files.createDirectory(plan.directory().resolve("conf"));
        write(all());
        processes.start(
                "jobmanager",
                List.of("-XX:+UseG1GC", "-Xmx1g"),
                StandaloneSessionClusterEntrypoint.class.getName(),
                List.of("--configDir", settings.toString()));
        for (int i = 0; i < plan.workers(); i++) work();
        awaitSlots(plan.workers() * plan.slots());
    }

    private Map<String, String> all() throws IOException {
        Map<String, String> all = new HashMap<>();
        all.put("jobmanager.rpc.address", "127.0.0.1");
        all.put("jobmanager.bind-host", "127.0.0.1");
        all.put("jobmanager.rpc.port", Integer.toString(Processes.freePort()));
        all.put("rest.address", "127.0.0.1");
        all.put("rest.bind-address", "127.0.0.1");
        all.put("rest.port", Integer.toString(restPort));
        all.put("taskmanager.host", "127.0.0.1");
        all.put("taskmanager.bind-host", "127.0.0.1");
        all.put("taskmanager.numberOfTaskSlots", Integer.toString(plan.slots()));
        all.put("taskmanager.load-balance.mode", "SLOTS");
        // Flink's start script would compute these values; the heap is the JVM's.
        all.put("taskmanager.cpu.cores", Integer.toString(plan.slots()));
        all.put("taskmanager.memory.framework.heap.size", "128m");
        all.put("taskmanager.memory.task.heap.size", plan.heap());
        all.put("taskmanager.memory.task.off-heap.size", "0");
        all.put("taskmanager.memory.framework.off-heap.size", "128m");
        all.put("taskmanager.memory.jvm-metaspace.size", "256m");
        all.put("taskmanager.memory.jvm-overhead.min", "192m");
        all.put("taskmanager.memory.jvm-overhead.max", "192m");
        all.put("taskmanager.memory.network.min", "256m");
        all.put("taskmanager.memory.network.max", "256m");
        all.put("taskmanager.memory.managed.size", "256m");
        all.put(
                "io.tmp.dirs",
                Files.createDirectory(plan.directory().resolve("tmp")).toString());
        return all;
    }

    private void write(Map<String, String> all) throws IOException {
        List<String> lines = new ArrayList<>();
        all.forEach((key, value) -> lines.add(key + ": " + value));
        Files.write(settings.resolve("config.yaml"), lines);
    }

    private void awaitSlots(int slots) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var ask = HttpRequest.newBuilder(URI.create("http://" + address() + "/overview"))
                    .build();
            for (int look = 0; look < LOOKS; look++) {
                try {
                    String answer = client.send(ask, HttpResponse.BodyHandlers.ofString())
                            .body();
                    if (answer.contains("\"slots-total\":" + slots + ",")) return;
                } catch (IOException notYet) {
                    // The job manager is starting.
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        throw new IOException("the task managers do not come; see " + plan.directory());
    }

    @Override
    public void work() throws Exception {
        List<String> options = new ArrayList<>(List.of("-XX:+UseG1GC", "-Xms" + plan.heap(), "-Xmx" + plan.heap()));
        options.addAll(Processes.workerOptions());
        String name = "taskmanager-" + workers.size();
        List<String> arguments = List.of("--configDir", settings.toString(), "-Dtaskmanager.resource-id=" + name);
        workers.add(processes.start(name, options, TaskManagerRunner.class.getName(), arguments));
    }

    @Override
    public List<ProcessHandle> workers() {
        return workers.stream().filter(Process::isAlive).map(Process::toHandle).toList();
    }

    @Override
    public Job start(ClusterTask task, int parallelism, Path checkpoints, @Nullable String savepoint) throws Exception {
        var own = Configuration.fromMap(Cluster.settings(task, checkpoints));
        own.set(PipelineOptions.OBJECT_REUSE, !plan.config().equals("copy"));
        if (plan.config().equals("timeout-0")) own.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
        if (savepoint != null) own.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        var environment = StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", restPort, own);
        environment.setParallelism(parallelism);
        new ClusterJobs(task, environment).build();
        return new Running(environment.executeAsync(task.workload().title()));
    }

    private record Running(JobClient client) implements Job {
        @Override
        public String stop(Path savepoints) throws Exception {
            return client.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.NATIVE)
                    .get(STOP_MINUTES, TimeUnit.MINUTES);
        }

        @Override
        public void cancel() throws Exception {
            client.cancel().get(STOP_MINUTES, TimeUnit.MINUTES);
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + restPort;
    }

    @Override
    public void close() throws Exception {
        processes.close();
    }
}
