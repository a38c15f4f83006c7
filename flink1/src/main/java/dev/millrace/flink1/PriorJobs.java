package dev.millrace.flink1;

import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.Superstep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the jobs that must precede a requested job: those of broadcast sets and of supersteps. Called by the thread
/// that builds the program.
final class PriorJobs {
    private final ExecutionEnvironment environment;
    private final Map<Step<?>, List<PriorJob>> byStep = new IdentityHashMap<>();
    private final Map<Step<?>, IterationHead> heads = new IdentityHashMap<>();
    private final Set<PriorJob> done = Collections.newSetFromMap(new IdentityHashMap<>());
    /// The innermost loop first.
    private final Deque<Loop<?>> running = new ArrayDeque<>();

    private final Map<Loop<?>, KeptSet<?>> results = new IdentityHashMap<>();

    PriorJobs(ExecutionEnvironment environment) {
        this.environment = environment;
    }

    /// Adds steps to a job.
    interface Description {
        void describe() throws Exception;
    }

    /// Registers jobs that run before each job with the step.
    void add(Step<?> step, PriorJob prior) {
        byStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(prior);
    }

    /// Registers the step that supplies an iteration's own data set.
    void add(Step<?> step, IterationHead head) {
        heads.put(step, head);
    }

    /// Runs the jobs that must precede a job with these steps, unless they have run already.
    void run(Collection<Step<?>> steps) throws Exception {
        for (Step<?> step : steps) {
            for (PriorJob prior : byStep.getOrDefault(step, List.of())) if (done.add(prior)) prior.run(this);
            IterationHead head = heads.get(step);
            if (head != null && !isRunning(head)) throw outside(head);
            step.superstep(superstepOf(step));
        }
    }

    private boolean isRunning(IterationHead head) {
        return running.stream().anyMatch(loop -> loop.head() == head);
    }

    private static RuntimeException outside(IterationHead head) {
        return DataSetFaults.ITERATION
                .what("The data set of iteration '%s' is used outside of the iteration.", head.name())
                .why("The data set has elements only while the supersteps of the iteration run.")
                .fix("Use the data set that closeWith(…) returns.");
    }

    private @Nullable Superstep superstepOf(Step<?> step) {
        if (running.isEmpty()) return null;
        Set<IterationHead> found = headsOf(List.of(step));
        for (Loop<?> loop : running) if (found.contains(loop.head())) return loop.superstep();
        return null;
    }

    /// Returns the iterations on whose data sets the steps depend.
    private Set<IterationHead> headsOf(List<Step<?>> steps) {
        Set<IterationHead> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Step<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Step<?>> open = new ArrayDeque<>(steps);
        while (!open.isEmpty()) {
            Step<?> step = open.pop();
            if (!seen.add(step)) continue;
            IterationHead head = heads.get(step);
            if (head != null) found.add(head);
            open.addAll(step.inputs());
            for (PriorJob prior : byStep.getOrDefault(step, List.of())) open.addAll(steps(prior));
        }
        return found;
    }

    private static List<Step<?>> steps(PriorJob prior) {
        List<Step<?>> steps = new ArrayList<>();
        for (DataSet<?> read : prior.reads()) steps.add(read.stream().step());
        return steps;
    }

    /// Runs a separate job, after the jobs that must precede it.
    JobExecutionResult runSeparately(String name, Description description) throws Exception {
        return environment.streams().separately(() -> {
            description.describe();
            run(environment.streams().describedSteps());
            JobExecutionResult result = environment.streams().execute(name);
            for (Loop<?> loop : running) loop.add(result);
            return result;
        });
    }

    /// Called when a superstep of a loop begins.
    void begin(Loop<?> loop) {
        running.push(loop);
        done.removeIf(prior -> headsOf(steps(prior)).contains(loop.head()));
    }

    /// Called when the last superstep has ended or failed.
    void end(Loop<?> loop) {
        running.remove(loop);
    }

    /// Keeps the result of an iteration until the requested job has ended, or until the iteration runs again as an
    /// inner iteration.
    void keep(Loop<?> loop, KeptSet<?> result) {
        KeptSet<?> earlier = results.put(loop, result);
        if (earlier != null) earlier.release();
    }

    /// Lets all jobs run again before the next requested job.
    ///
    /// @return results to release when the requested job has ended
    List<KeptSet<?>> forget() {
        List<KeptSet<?>> kept = List.copyOf(results.values());
        results.clear();
        done.clear();
        return kept;
    }
}
