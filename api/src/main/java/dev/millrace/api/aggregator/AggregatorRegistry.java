package dev.millrace.api.aggregator;

import dev.millrace.api.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the aggregators of an iteration and the convergence criterion, if there is one. Not thread-safe.
public class AggregatorRegistry {
    private final Map<String, Aggregator<?>> byName = new LinkedHashMap<>();
    private @Nullable String criterionName;
    private @Nullable ConvergenceCriterion<?> criterion;

    /// Registers an aggregator.
    ///
    /// @throws IllegalArgumentException if the name or the aggregator is null
    /// @throws RuntimeException if another aggregator has the name
    public void registerAggregator(String name, Aggregator<?> aggregator) {
        checkGiven(name, aggregator);
        if (byName.putIfAbsent(name, aggregator) != null) throw taken(name);
    }

    /// Returns all registered aggregators with their names.
    public Collection<AggregatorWithName<?>> getAllRegisteredAggregators() {
        List<AggregatorWithName<?>> all = new ArrayList<>();
        byName.forEach((name, aggregator) -> all.add(new AggregatorWithName<>(name, aggregator)));
        return all;
    }

    /// Registers an aggregator with a convergence criterion. After each superstep the criterion decides, from the
    /// aggregate, whether the iteration ends.
    ///
    /// @throws IllegalArgumentException if an argument is null
    /// @throws RuntimeException if another aggregator has the name
    public <T extends Value> void registerAggregationConvergenceCriterion(
            String name, Aggregator<T> aggregator, ConvergenceCriterion<T> convergenceCheck) {
        checkGiven(name, aggregator);
        checkGiven(name, convergenceCheck);
        Aggregator<?> known = byName.putIfAbsent(name, aggregator);
        if (known != null && known != aggregator) throw taken(name);
        criterionName = name;
        criterion = convergenceCheck;
    }

    private static void checkGiven(@Nullable Object name, @Nullable Object registered) {
        if (name == null || registered == null) {
            throw new IllegalArgumentException("an aggregator of an iteration needs a name, and neither the aggregator"
                    + " nor the convergence criterion may be null");
        }
    }

    private static RuntimeException taken(String name) {
        return new RuntimeException(
                "the iteration has an aggregator named '" + name + "' already; choose another name");
    }

    /// Returns the name of the aggregator that the convergence criterion uses, or null if there is no criterion.
    public @Nullable String getConvergenceCriterionAggregatorName() {
        return criterionName;
    }

    /// Returns the convergence criterion, or null if there is none.
    public @Nullable ConvergenceCriterion<?> getConvergenceCriterion() {
        return criterion;
    }

    /// Adds the aggregators and the criterion of another registry.
    public void addAll(AggregatorRegistry registry) {
        byName.putAll(registry.byName);
        criterionName = registry.criterionName;
        criterion = registry.criterion;
    }
}
