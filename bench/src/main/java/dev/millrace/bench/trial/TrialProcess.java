package dev.millrace.bench.trial;

import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.ProcessFigures;
import java.util.List;

/// The main class of a process that the driver starts. Prints one JSON line a run; for `startup`, [Words#FIRST] and
/// the CPU seconds.
public final class TrialProcess {
    /// What stands before the CPU seconds of a `startup` process.
    public static final String CPU = "cpu seconds ";

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

    /// The arguments that make a process run this trial.
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
        var engine = Engine.named(args[0]);
        var workload = Workload.titled(args[1]).orElseThrow();
        if (workload == Workload.STARTUP) {
            engine.countWords();
            System.out.println(CPU + ProcessFigures.cpuNanos() / 1e9);
            return;
        }
        if (workload.isKeeping()) {
            for (int run = 0; run < Integer.parseInt(args[6]); run++) {
                keep(engine, workload, args[2]);
            }
            return;
        }
        var effort = new Effort(
                Long.parseLong(args[3]),
                Double.parseDouble(args[4]),
                Double.parseDouble(args[5]),
                Integer.parseInt(args[6]));
        new Trial(engine, workload, args[2], effort, TrialProcess::print).run();
    }

    private static void keep(Engine engine, Workload workload, String config) throws Exception {
        var task = KeepTask.of(workload == Workload.RECOVERY, config.equals("whole"));
        System.gc();
        var figures = engine.keep(task);
        print(new Run(
                engine.name(),
                workload.title(),
                config,
                Run.Kind.MEASURE,
                task.keys(),
                figures.seconds(),
                figures.cpuSeconds(),
                task.keys() / figures.seconds(),
                figures.count(),
                null,
                ProcessFigures.peakResidentBytes(),
                null,
                null,
                workload == Workload.CHECKPOINT ? figures.longestGapMillis() : null));
    }

    private static void print(Run run) {
        System.out.println(JsonLines.write(run));
        System.out.flush();
    }
}
