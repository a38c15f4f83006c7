package dev.millrace.bench.trial;

import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Outcome;
import dev.millrace.bench.meter.ProcessFigures;
import java.util.function.Consumer;

/// Runs one engine on one workload in one configuration: a run for comparison, a warm-up, and measured runs.
public final class Trial {
    /// The number of subtasks of each step, in every engine.
    public static final int PARALLELISM = 2;

    private static final long SEED = 20_261_121;
    private static final int GROWTH_MAX = 16;
    private static final double MARGIN = 1.15;
    private static final int RETRIES = 4;

    private final TrialEngine engine;
    private final Workload workload;
    private final String config;
    private final Effort effort;
    private final Consumer<Run> report;

    /// Creates a trial that reports each run that is to be printed.
    public Trial(TrialEngine engine, Workload workload, String config, Effort effort, Consumer<Run> report) {
        this.engine = engine;
        this.workload = workload;
        this.config = config;
        this.effort = effort;
        this.report = report;
    }

    /// Executes all runs.
    public void run() throws Exception {
        long events = effort.eventsToVerify(workload);
        report(Run.Kind.VERIFY, events, once(events));
        if (effort.runs() > 0) {
            measure(workload == Workload.LATENCY ? warmUpPaced() : warmUp(events));
        }
    }

    private long warmUpPaced() throws Exception {
        once(pacedEvents(effort.warmUpSeconds()));
        return pacedEvents(effort.runSeconds() + Meter.SETTLING_NANOS / 1e9);
    }

    private static long pacedEvents(double seconds) {
        return (long) (seconds * Task.PACED_EVENTS_PER_SECOND);
    }

    /// Runs until the minimum time has passed, and returns the number of events for one run.
    private long warmUp(long first) throws Exception {
        long events = first;
        double seconds = 0;
        while (true) {
            double last = once(events).seconds();
            seconds += last;
            boolean isCalibrated = last >= effort.runSeconds() / 2;
            events = enough(events, last);
            if (isCalibrated && seconds >= effort.warmUpSeconds()) {
                return events;
            }
        }
    }

    private long enough(long events, double seconds) {
        double factor = effort.runSeconds() * MARGIN / Math.max(seconds, 1e-6);
        return (long) (events * Math.min(GROWTH_MAX, factor));
    }

    private void measure(long firstEvents) throws Exception {
        long events = firstEvents;
        int retriesLeft = RETRIES;
        var counting = new CountedRuns(effort.runs());
        while (counting.next()) {
            var outcome = once(events);
            boolean isLongEnough = workload == Workload.LATENCY || outcome.seconds() >= effort.runSeconds();
            if (isLongEnough || retriesLeft-- <= 0) {
                if (counting.counts()) report(Run.Kind.MEASURE, events, outcome);
            } else {
                events = enough(events, outcome.seconds());
            }
        }
    }

    private Outcome once(long events) throws Exception {
        System.gc(); // the garbage of one run is not charged to the next
        var meter = Meter.open(workload);
        engine.run(new Task(workload, events, SEED, PARALLELISM, meter.number()), config);
        return meter.close();
    }

    private void report(Run.Kind kind, long events, Outcome outcome) {
        report.accept(new Run(
                engine.name(),
                workload.title(),
                config,
                kind,
                events,
                outcome.seconds(),
                outcome.cpuNanos() / 1e9,
                events / outcome.seconds(),
                outcome.results(),
                "%016x".formatted(outcome.checksum()),
                ProcessFigures.peakResidentBytes(),
                outcome.latencies().count() == 0 ? null : Latency.of(outcome.latencies()),
                null,
                null,
                null));
    }
}
