package dev.millrace.flink1;

import dev.millrace.api.SuppliedStream;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.Superstep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs the supersteps of an iteration, each as a job of its own. A superstep reads the elements that the previous
/// superstep has kept, so at most the elements of two supersteps exist at a time. Not thread-safe.
final class Loop<T> implements PriorJob {
    private final IterationHead head;
    private final LoopSet<T> result;
    private final @Nullable LoopSet<?> other;
    private final @Nullable DataSet<?> goingOn;
    private final SuppliedStream<T> output;
    private final int outputParallelism;
    private @Nullable Superstep superstep;
    private @Nullable Aggregates aggregates;

    /// @param result its elements of the last superstep are the result
    /// @param other a second set that each superstep replaces; null for none
    /// @param goingOn ends the iteration when a superstep leaves it empty; null for no criterion
    /// @param output supplies the result to the following steps
    private Loop(
            IterationHead head,
            LoopSet<T> result,
            @Nullable LoopSet<?> other,
            @Nullable DataSet<?> goingOn,
            SuppliedStream<T> output) {
        this.head = head;
        this.result = result;
        this.other = other;
        this.goingOn = goingOn;
        this.output = output;
        this.outputParallelism = result.initial().getExecutionEnvironment().getParallelism();
    }

    /// Closes an iteration.
    ///
    /// @return the result
    static <T> DataSet<T> close(
            IterationHead head, LoopSet<T> result, @Nullable LoopSet<?> other, @Nullable DataSet<?> goingOn) {
        ExecutionEnvironment environment = result.initial().getExecutionEnvironment();
        SuppliedStream<T> output = SuppliedStream.of(
                environment.streams(), head.name(), result.initial().getType());
        environment.priorJobs().add(output.step(), new Loop<>(head, result, other, goingOn, output));
        return new Operator<>(environment, environment.spread(output));
    }

    IterationHead head() {
        return head;
    }

    private List<LoopSet<?>> sets() {
        return other == null ? List.of(result) : List.of(result, other);
    }

    @Override
    public List<DataSet<?>> reads() {
        List<DataSet<?>> reads = new ArrayList<>();
        for (LoopSet<?> set : sets()) {
            reads.add(set.initial());
            reads.add(set.next());
        }
        if (goingOn != null) reads.add(goingOn);
        return reads;
    }

    /// Returns the running superstep.
    Superstep superstep() {
        return Objects.requireNonNull(superstep, "only a loop that runs has a superstep");
    }

    /// Called when a job of the superstep has ended.
    void add(JobExecutionResult job) {
        if (aggregates != null) aggregates.add(superstep(), job);
    }

    @Override
    public void run(PriorJobs all) throws Exception {
        try {
            JobExecutionResult begun =
                    all.runSeparately(head.name() + ": initial data", () -> sets().forEach(LoopSet::keepInitial));
            for (LoopSet<?> set : sets()) set.turn(begun);
            repeat(all);
            KeptSet<T> last = result.take();
            all.keep(this, last);
            output.supply(last.source(), last.parallelism(outputParallelism));
        } finally {
            sets().forEach(LoopSet::release);
            aggregates = null;
            superstep = null;
        }
    }

    private void repeat(PriorJobs all) throws Exception {
        Aggregates current = new Aggregates(head);
        aggregates = current;
        for (int number = 1; number <= head.maxIterations(); number++) {
            superstep = current.superstep(number);
            JobExecutionResult ended = runSuperstep(all, head.name() + ": superstep " + number);
            for (LoopSet<?> set : sets()) set.turn(ended);
            boolean isEmpty = goingOn != null && ended.<Long>getAccumulatorResult(CountingSink.NAME) == 0;
            if (current.end(number) || isEmpty) return;
        }
    }

    private JobExecutionResult runSuperstep(PriorJobs all, String name) throws Exception {
        all.begin(this);
        try {
            return all.runSeparately(name, () -> {
                sets().forEach(LoopSet::keepNext);
                if (goingOn != null)
                    goingOn.stream().addSink(new CountingSink<>()).name("Going On");
            });
        } finally {
            all.end(this);
        }
    }
}
