package dev.millrace.flink1;

import dev.millrace.api.SuppliedStream;
import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.aggregator.AggregatorRegistry;
import dev.millrace.api.aggregator.ConvergenceCriterion;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.value.Value;

/// Represents an iteration over a solution set and a workset. Each superstep replaces some elements of the solution
/// set by key, and computes a new workset. The iteration ends when the workset is empty.
public class DeltaIteration<ST, WT> {
    private final DataSet<ST> initialSolution;
    private final DataSet<WT> initialWorkset;
    private final int[] keys;
    private final IterationHead head;
    private final SuppliedStream<ST> ownSolution;
    private final SuppliedStream<WT> ownWorkset;
    private final SolutionSetPlaceHolder<ST> solution;
    private final WorksetPlaceHolder<WT> workset;
    private int parallelism;
    private boolean isUnmanaged;

    DeltaIteration(DataSet<ST> initialSolution, DataSet<WT> initialWorkset, int maxIterations, int... keys) {
        ExecutionEnvironment environment = initialSolution.getExecutionEnvironment();
        this.initialSolution = initialSolution;
        this.initialWorkset = initialWorkset;
        this.keys = keys.clone();
        this.head = new IterationHead("Delta Iteration", maxIterations, environment.nextNumber());
        this.ownSolution = own("Solution Set", initialSolution);
        this.ownWorkset = own("Workset", initialWorkset);
        this.solution = new SolutionSetPlaceHolder<>(environment, ownSolution);
        this.workset = new WorksetPlaceHolder<>(environment, ownWorkset);
        this.parallelism = environment.getParallelism();
        // Rejects positions that are no keys where the program gives them.
        var unused = initialSolution.stream().keyBy(this.keys);
    }

    private <T> SuppliedStream<T> own(String name, DataSet<T> initial) {
        ExecutionEnvironment environment = initialSolution.getExecutionEnvironment();
        SuppliedStream<T> own = SuppliedStream.of(environment.streams(), name, initial.getType());
        environment.priorJobs().add(own.step(), head);
        return own;
    }

    /// Represents the solution set in a superstep.
    public static class SolutionSetPlaceHolder<ST> extends DataSet<ST> {
        SolutionSetPlaceHolder(ExecutionEnvironment environment, SuppliedStream<ST> own) {
            super(environment, environment.spread(own));
        }
    }

    /// Represents the workset in a superstep.
    public static class WorksetPlaceHolder<WT> extends DataSet<WT> {
        WorksetPlaceHolder(ExecutionEnvironment environment, SuppliedStream<WT> own) {
            super(environment, environment.spread(own));
        }
    }

    /// Closes the iteration, which ends when a superstep leaves the new workset empty, or after the maximum number
    /// of supersteps.
    ///
    /// @param solutionSetDelta elements that replace those of the same key in the solution set, or are added to it
    /// @param newWorkset the workset of the next superstep
    /// @return the solution set after the last superstep
    public DataSet<ST> closeWith(DataSet<ST> solutionSetDelta, DataSet<WT> newWorkset) {
        TypeInformation<ST> type = initialSolution.getType();
        DataSet<ST> replaced = solution.with(new Pairing<>(
                        solution,
                        solutionSetDelta,
                        solution.stream().keyBy(keys),
                        solutionSetDelta.stream().keyBy(keys))
                .grouped(new LastElement<>(), type)
                .name("Solution Set Delta"));
        return Loop.close(
                head,
                new LoopSet<>(ownSolution, parallelism, initialSolution, replaced),
                new LoopSet<>(ownWorkset, parallelism, initialWorkset, newWorkset),
                newWorkset);
    }

    public DataSet<ST> getInitialSolutionSet() {
        return initialSolution;
    }

    public DataSet<WT> getInitialWorkset() {
        return initialWorkset;
    }

    /// Returns the solution set of the previous superstep; a superstep does not see its own changes.
    public SolutionSetPlaceHolder<ST> getSolutionSet() {
        return solution;
    }

    /// Returns the workset that the previous superstep computed.
    public WorksetPlaceHolder<WT> getWorkset() {
        return workset;
    }

    /// Sets the iteration's name for jobs and messages.
    public DeltaIteration<ST, WT> name(String name) {
        head.name(name);
        return this;
    }

    public String getName() {
        return head.name();
    }

    /// Sets the parallelism with which each superstep reads the sets.
    public DeltaIteration<ST, WT> parallelism(int parallelism) {
        this.parallelism = parallelism;
        return this;
    }

    public int getParallelism() {
        return parallelism;
    }

    /// Registers an aggregator for the functions of the iteration.
    public DeltaIteration<ST, WT> registerAggregator(String name, Aggregator<?> aggregator) {
        head.aggregators().registerAggregator(name, aggregator);
        return this;
    }

    /// Registers an aggregator whose aggregate decides after each superstep whether the iteration ends.
    public <X extends Value> DeltaIteration<ST, WT> registerAggregationConvergenceCriterion(
            String name, Aggregator<X> aggregator, ConvergenceCriterion<X> convergenceCheck) {
        head.aggregators().registerAggregationConvergenceCriterion(name, aggregator, convergenceCheck);
        return this;
    }

    public AggregatorRegistry getAggregators() {
        return head.aggregators();
    }

    /// Has no effect: between supersteps the solution set is in files, and never in managed memory.
    public void setSolutionSetUnManaged(boolean solutionSetUnManaged) {
        isUnmanaged = solutionSetUnManaged;
    }

    /// Returns the value of [#setSolutionSetUnManaged].
    public boolean isSolutionSetUnManaged() {
        return isUnmanaged;
    }
}
