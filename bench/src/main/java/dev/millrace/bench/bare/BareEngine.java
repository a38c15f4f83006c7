package dev.millrace.bench.bare;

import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Tally;
import dev.millrace.bench.trial.TrialEngine;
import dev.millrace.bench.trial.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs the hand-written loops.
public final class BareEngine implements TrialEngine {
    @Override
    public String name() {
        return "bare";
    }

    @Override
    public void run(Task task, String config) throws InterruptedException, ExecutionException {
        TrialEngine.requireDefault(config);
        var lanes = new Lanes(task.parallelism());
        var running = new ArrayList<FutureTask<?>>();
        for (int self = 0; self < task.parallelism(); self++) {
            var worker = new FutureTask<>(body(task, self, lanes), null);
            Thread.ofPlatform().name("bare-" + self).daemon().start(worker);
            running.add(worker);
        }
        for (var worker : running) {
            worker.get();
        }
    }

    private static Runnable body(Task task, int self, Lanes lanes) {
        var tally = Meter.of(task).tally();
        if (task.workload() == Workload.CHAIN) {
            return new ChainWorker(task, self, tally)::run;
        }
        return new BareWorker(task, self, lanes, tally, loop(task.workload(), tally))::run;
    }

    private static KeyedLoop loop(Workload workload, Tally tally) {
        return switch (workload) {
            case KEYED -> new CountLoop(tally, false);
            case LATENCY -> new CountLoop(tally, true);
            case TUMBLING -> new WindowLoop(tally, 1);
            case SLIDING -> new WindowLoop(tally, Workload.SLIDING_MILLIS / Workload.WINDOW_MILLIS);
            case SESSION -> new SessionLoop(tally);
            case WINDOW_JOIN -> new WindowJoinLoop(tally);
            case INTERVAL_JOIN -> new IntervalJoinLoop(tally);
            default -> throw new IllegalArgumentException(workload.title() + " has no keyed half");
        };
    }

    @Override
    public void countWords() {
        var counts = new HashMap<String, Long>();
        for (var line : Words.LINES) {
            for (var word : List.of(line.split(" "))) {
                Words.report(word, counts.merge(word, 1L, Long::sum));
            }
        }
    }
}
