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

/// The jobs that run before the job that a program asks for: those of broadcast sets and of the supersteps of
/// iterations. For the thread that describes the program.
final class PriorJobs {
    private final ExecutionEnvironment environment;
    private final Map<Step<?>, List<PriorJob>> byStep = new IdentityHashMap<>();
    private final Map<Step<?>, IterationHead> heads = new IdentityHashMap<>();
    private final Set<PriorJob> done = Collections.newSetFromMap(new IdentityHashMap<>());
    /// The innermost first.
    private final Deque<Loop<?>> running = new ArrayDeque<>();

    private final Map<Loop<?>, KeptSet<?>> results = new IdentityHashMap<>();

    PriorJobs(ExecutionEnvironment environment) {
        this.environment = environment;
    }

    /// Describes what a job does besides the steps that exist already.
    interface Description {
        void describe() throws Exception;
    }

    /// Lets jobs run before each job with a step.
    void add(Step<?> step, PriorJob prior) {
        byStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(prior);
    }

    /// Makes known which step hands on the records of an iteration's own data set.
    void add(Step<?> step, IterationHead head) {
        heads.put(step, head);
    }

    /// Runs the jobs that must come before a job with these steps, as far as they have not run yet.
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
                .what("the data set of iteration '%s' is used outside of the iteration", head.name())
                .why("the data set has elements only while the supersteps of the iteration run")
                .fix("use the data set that closeWith(…) returns");
    }

    private @Nullable Superstep superstepOf(Step<?> step) {
        if (running.isEmpty()) return null;
        Set<IterationHead> found = headsOf(List.of(step));
        for (Loop<?> loop : running) if (found.contains(loop.head())) return loop.superstep();
        return null;
    }

    /// The iterations on whose own data sets steps depend.
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

    /// Runs a job of its own, before which the jobs run that must come first.
    JobExecutionResult runSeparately(String name, Description description) throws Exception {
        return environment.streams().separately(() -> {
            description.describe();
            run(environment.streams().describedSteps());
            JobExecutionResult result = environment.streams().execute(name);
            for (Loop<?> loop : running) loop.add(result);
            return result;
        });
    }

    /// A superstep of a loop begins.
    void begin(Loop<?> loop) {
        running.push(loop);
        done.removeIf(prior -> headsOf(steps(prior)).contains(loop.head()));
    }

    /// The superstep that began last has ended, or has failed.
    void end(Loop<?> loop) {
        running.remove(loop);
    }

    /// Keeps the result of an iteration until the job that the program asked for has ended, or the iteration has run
    /// once more, as an inner iteration does.
    void keep(Loop<?> loop, KeptSet<?> result) {
        KeptSet<?> earlier = results.put(loop, result);
        if (earlier != null) earlier.release();
    }

    /// Lets all jobs run again before the next job.
    ///
    /// @return what is no longer needed once the job has ended for which the jobs have run
    List<KeptSet<?>> forget() {
        List<KeptSet<?>> kept = List.copyOf(results.values());
        results.clear();
        done.clear();
        return kept;
    }
}
