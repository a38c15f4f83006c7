package dev.millrace.flink1;

import dev.millrace.api.SuppliedStream;
import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.aggregator.AggregatorRegistry;
import dev.millrace.api.aggregator.ConvergenceCriterion;
import dev.millrace.api.value.Value;
import org.jspecify.annotations.Nullable;

/// The data set that each superstep of an iteration reads: in the first superstep the initial elements, later the
/// elements that the superstep before made.
public class IterativeDataSet<T> extends Operator<T> {
    private final DataSet<T> initial;
    private final SuppliedStream<T> own;
    private final IterationHead head;
    private int parallelism;

    private IterativeDataSet(DataSet<T> initial, SuppliedStream<T> own, IterationHead head) {
        super(
                initial.getExecutionEnvironment(),
                initial.getExecutionEnvironment().spread(own));
        this.initial = initial;
        this.own = own;
        this.head = head;
        this.parallelism = initial.getExecutionEnvironment().getParallelism();
    }

    static <T> IterativeDataSet<T> of(DataSet<T> initial, int maxIterations) {
        ExecutionEnvironment environment = initial.getExecutionEnvironment();
        IterationHead head = new IterationHead("Bulk Iteration", maxIterations, environment.nextNumber());
        SuppliedStream<T> own = SuppliedStream.of(environment.streams(), "Partial Solution", initial.getType());
        environment.priorJobs().add(own.step(), head);
        return new IterativeDataSet<>(initial, own, head);
    }

    /// Closes the iteration, which runs as many supersteps as [#getMaxIterations] says.
    ///
    /// @param iterationResult the elements of the next superstep
    /// @return the elements that the last superstep makes
    public DataSet<T> closeWith(DataSet<T> iterationResult) {
        return close(iterationResult, null);
    }

    /// Closes the iteration, which ends after the superstep that leaves the criterion empty, or after as many
    /// supersteps as [#getMaxIterations] says.
    ///
    /// @param iterationResult the elements of the next superstep
    /// @return the elements that the last superstep makes
    public DataSet<T> closeWith(DataSet<T> iterationResult, DataSet<?> terminationCriterion) {
        return close(iterationResult, terminationCriterion);
    }

    private DataSet<T> close(DataSet<T> next, @Nullable DataSet<?> goingOn) {
        return Loop.close(head, new LoopSet<>(own, parallelism, initial, next), null, goingOn);
    }

    /// The number of supersteps after which the iteration ends in any case.
    public int getMaxIterations() {
        return head.maxIterations();
    }

    /// Registers an aggregator for the functions of the iteration.
    public IterativeDataSet<T> registerAggregator(String name, Aggregator<?> aggregator) {
        head.aggregators().registerAggregator(name, aggregator);
        return this;
    }

    /// Registers an aggregator whose aggregate decides after each superstep whether the iteration ends.
    public <X extends Value> IterativeDataSet<T> registerAggregationConvergenceCriterion(
            String name, Aggregator<X> aggregator, ConvergenceCriterion<X> convergenceCheck) {
        head.aggregators().registerAggregationConvergenceCriterion(name, aggregator, convergenceCheck);
        return this;
    }

    public AggregatorRegistry getAggregators() {
        return head.aggregators();
    }

    /// Names the iteration, in the names of its jobs and in messages.
    @Override
    public IterativeDataSet<T> name(String newName) {
        head.name(newName);
        return this;
    }

    @Override
    public String getName() {
        return head.name();
    }

    /// Sets how many subtasks read the elements in each superstep.
    @Override
    public IterativeDataSet<T> setParallelism(int parallelism) {
        this.parallelism = parallelism;
        return this;
    }

    @Override
    public int getParallelism() {
        return parallelism;
    }
}
