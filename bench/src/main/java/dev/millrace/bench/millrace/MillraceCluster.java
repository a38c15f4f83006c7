package dev.millrace.bench.millrace;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.bench.cluster.Cluster;
import dev.millrace.bench.cluster.ClusterTask;
import dev.millrace.bench.cluster.Processes;
import dev.millrace.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Starts a coordinator and workers in the same way as `./millrace`.
final class MillraceCluster implements Cluster {
    private static final Pattern REST = Pattern.compile("coordinator listens at http://(\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final Pattern WORKS = Pattern.compile("worker (\\S+) listens");
    private static final int STOP_MINUTES = 5;

    private final Plan plan;
    private final Processes processes;
    private final String address;
    private final String calls;
    private final List<Process> workers = new ArrayList<>();

    MillraceCluster(Plan plan) throws Exception {
        this.plan = plan;
        this.processes = new Processes(plan.directory());
        List<String> arguments = List.of(
                "coordinator",
                "--port",
                "0",
                "--call-port",
                "0",
                "--log-dir",
                Files.createDirectory(plan.directory().resolve("logs")).toString(),
                "--jar-dir",
                Files.createDirectory(plan.directory().resolve("jars")).toString());
        var coordinator = processes.start(
                "coordinator", List.of("-XX:+UseParallelGC", "-Xmx1g"), Main.class.getName(), arguments);
        address = processes.await(coordinator, "coordinator", REST);
        calls = processes.await(coordinator, "coordinator", CALLS);
        for (int i = 0; i < plan.workers(); i++) work();
        // Otherwise the job would start with the slots of the first workers.
        var come = Pattern.compile("(?s)(?:has registered with.*?){%d}(slots)".formatted(plan.workers()));
        processes.await(coordinator, plan.directory().resolve("logs/coordinator.log"), come);
    }

    @Override
    public void work() throws Exception {
        String name = "worker-" + workers.size();
        List<String> options =
                new ArrayList<>(List.of("-XX:+UseParallelGC", "-Xms" + plan.heap(), "-Xmx" + plan.heap()));
        options.addAll(Processes.workerOptions());
        List<String> arguments = List.of(
                "worker",
                "-m",
                calls,
                "--name",
                name,
                "--slots",
                Integer.toString(plan.slots()),
                "--dir",
                Files.createDirectory(plan.directory().resolve(name)).toString());
        var worker = processes.start(name, options, Main.class.getName(), arguments);
        workers.add(worker);
        processes.await(worker, name, WORKS);
    }

    @Override
    public List<ProcessHandle> workers() {
        return workers.stream().filter(Process::isAlive).map(Process::toHandle).toList();
    }

    @Override
    public Job start(ClusterTask task, int parallelism, Path checkpoints, @Nullable String savepoint) throws Exception {
        var settings = Configuration.fromMap(Cluster.settings(task, checkpoints));
        settings.set(PipelineOptions.OBJECT_REUSE, plan.config().equals("reuse"));
        if (savepoint != null) settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        int colon = address.lastIndexOf(':');
        var environment = StreamExecutionEnvironment.createRemoteEnvironment(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), settings);
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
        return address;
    }

    @Override
    public void close() throws Exception {
        processes.close();
    }
}
