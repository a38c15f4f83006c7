package dev.millrace.bench.trial;

import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.ProcessFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs in a process that the driver starts. Prints one JSON line per run; for `startup`, [Words#FIRST] and the
/// CPU seconds.
public final class TrialProcess {
    /// Precedes the CPU seconds of a `startup` process.
    public static final String CPU = "cpu seconds ";

    /// The property with the heap of each worker of a cluster, in the syntax of `-Xmx`.
    public static final String WORKER_HEAP = "millrace.bench.worker-heap";

    /// The property that sets another number of keys of `rescale`; each key has a kilobyte.
    public static final String CLUSTER_KEYS = "millrace.bench.cluster-keys";

    private TrialProcess() {}

    /// Runs the trial that the arguments describe, see [#arguments], and exits.
    public static void main(String[] args) throws Exception {
        int status = 0;
        try {
            run(args);
        } catch (Exception failure) {
            failure.printStackTrace();
            status = 1;
        }
        System.out.flush();
        System.exit(status); // engines may leave threads behind
    }

    /// Returns the arguments for a process that runs this trial.
    public static List<String> arguments(String engine, Workload workload, String config, Effort effort) {
        return List.of(
                engine,
                workload.title(),
                config,
                Long.toString(effort.verifyEvents()),
                Double.toString(effort.warmUpSeconds()),
                Double.toString(effort.runSeconds()),
                Integer.toString(effort.runs()));
    }

    private static void run(String[] args) throws Exception {
        var engine = TrialEngine.named(args[0]);
        var workload = Workload.titled(args[1]).orElseThrow();
        if (workload == Workload.STARTUP) {
            engine.countWords();
            System.out.println(CPU + ProcessFigures.cpuNanos() / 1e9);
            return;
        }
        var effort = new Effort(
                Long.parseLong(args[3]),
                Double.parseDouble(args[4]),
                Double.parseDouble(args[5]),
                Integer.parseInt(args[6]));
        if (workload.isOnCluster()) {
            String heap = System.getProperty(WORKER_HEAP, "2g");
            new ClusterTrial(engine, workload, args[2], effort, heap, TrialProcess::print).run();
        } else if (workload == Workload.KILL) {
            var trial = new KillTrial(engine.name(), KeepTask.usualKeys(), KeepTask.USUAL_INTERVAL_MILLIS);
            for (int run = 0; run < effort.runs(); run++) print(trial.run());
        } else if (workload.isKeeping()) {
            boolean isOnce = workload == Workload.MEMORY || workload == Workload.CEP_MEMORY;
            int runs = isOnce ? 1 : effort.runs();
            for (int run = 0; run < runs; run++) print(keep(engine, workload, args[2], effort));
        } else {
            new Trial(engine, workload, args[2], effort, TrialProcess::print).run();
        }
    }

    private static Run keep(TrialEngine engine, Workload workload, String config, Effort effort) throws Exception {
        var span = new KeepTask.Span(effort.warmUpSeconds(), effort.runSeconds());
        var task = KeepTask.of(workload, config.equals("whole"), span);
        System.gc();
        var figures = engine.keep(task);
        boolean isRate = task.aim() == KeepTask.Aim.RATE;
        long events = isRate ? figures.count() : task.keys();
        return new Run(
                engine.name(),
                workload.title(),
                config,
                Run.Kind.MEASURE,
                events,
                figures.seconds(),
                figures.cpuSeconds(),
                figures.seconds() == 0 ? 0 : events / figures.seconds(),
                isRate ? 0 : figures.count(),
                null,
                ProcessFigures.peakResidentBytes(),
                null,
                null,
                known(figures.longestGapMillis()),
                known(figures.bytesPerKey()));
    }

    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }

    private static void print(Object line) {
        System.out.println(TrialOutput.write(line));
        System.out.flush();
    }
}
