package dev.millrace.flink1;

import dev.millrace.api.SuppliedStream;
import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.aggregator.AggregatorRegistry;
import dev.millrace.api.aggregator.ConvergenceCriterion;
import dev.millrace.api.value.Value;
import org.jspecify.annotations.Nullable;

/// Represents the data set that each superstep of an iteration reads: the initial elements in the first superstep,
/// and the result of the previous superstep later.
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

    /// Closes the iteration, which runs for [#getMaxIterations] supersteps.
    ///
    /// @param iterationResult the elements of the next superstep
    /// @return the result of the last superstep
    public DataSet<T> closeWith(DataSet<T> iterationResult) {
        return close(iterationResult, null);
    }

    /// Closes the iteration, which ends when a superstep leaves the criterion empty, or after
    /// [#getMaxIterations] supersteps.
    ///
    /// @param iterationResult the elements of the next superstep
    /// @return the result of the last superstep
    public DataSet<T> closeWith(DataSet<T> iterationResult, DataSet<?> terminationCriterion) {
        return close(iterationResult, terminationCriterion);
    }

    private DataSet<T> close(DataSet<T> next, @Nullable DataSet<?> goingOn) {
        return Loop.close(head, new LoopSet<>(own, parallelism, initial, next), null, goingOn);
    }

    /// Returns the maximum number of supersteps.
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

    /// Sets the iteration's name for jobs and messages.
    @Override
    public IterativeDataSet<T> name(String newName) {
        head.name(newName);
        return this;
    }

    @Override
    public String getName() {
        return head.name();
    }

    /// Sets the parallelism with which each superstep reads the elements.
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
