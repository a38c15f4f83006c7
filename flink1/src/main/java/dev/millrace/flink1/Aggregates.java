package dev.millrace.flink1;

import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.aggregator.AggregatorRegistry;
import dev.millrace.api.aggregator.AggregatorWithName;
import dev.millrace.api.aggregator.ConvergenceCriterion;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.Superstep;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Collects what the subtasks of an iteration have aggregated, by superstep. Not thread-safe.
final class Aggregates {
    private final Map<String, Aggregator<?>> registered = new LinkedHashMap<>();
    private final AggregatorRegistry registry;
    private final String accumulatorPrefix;
    private Map<String, Aggregator<?>> current = Map.of();
    private Map<String, Value> previous = Map.of();

    Aggregates(IterationHead head) {
        this.registry = head.aggregators();
        this.accumulatorPrefix = "millrace.iteration." + head.number() + ".";
        for (AggregatorWithName<?> each : registry.getAllRegisteredAggregators()) {
            registered.put(each.getName(), each.getAggregator());
        }
    }

    /// Returns the state of a new superstep.
    Superstep superstep(int number) {
        Map<String, Aggregator<?>> begun = new HashMap<>();
        registered.forEach((name, aggregator) -> {
            Aggregator<?> copy = InstantiationUtil.cloneUnchecked(aggregator);
            copy.reset();
            begun.put(name, copy);
        });
        current = begun;
        return new Superstep(number, accumulatorPrefix, new HashMap<>(registered), new HashMap<>(previous));
    }

    /// Adds the aggregates of one of the superstep's jobs.
    void add(Superstep superstep, JobExecutionResult job) {
        current.forEach((name, aggregator) -> {
            Value value = job.getAccumulatorResult(superstep.accumulator(name));
            if (value != null) add(aggregator, value);
        });
    }

    @SuppressWarnings("unchecked") // the value is from a copy of the same aggregator
    private static <T extends Value> void add(Aggregator<T> aggregator, Value value) {
        aggregator.aggregate((T) value);
    }

    /// Ends the superstep.
    ///
    /// @return whether the convergence criterion ends the iteration
    boolean end(int number) {
        Map<String, Value> ended = new HashMap<>();
        current.forEach((name, aggregator) -> ended.put(name, aggregator.getAggregate()));
        previous = ended;
        String name = registry.getConvergenceCriterionAggregatorName();
        ConvergenceCriterion<?> criterion = registry.getConvergenceCriterion();
        Value value = name == null ? null : ended.get(name);
        return criterion != null && value != null && isConverged(criterion, number, value);
    }

    @SuppressWarnings("unchecked") // the criterion was registered with the aggregator of the value
    private static <T extends Value> boolean isConverged(ConvergenceCriterion<T> criterion, int number, Value value) {
        return criterion.isConverged(number, (T) value);
    }
}
