package dev.millrace.api.metric;

/// A group that knows its name without the values of variables.
public interface LogicalScopeProvider {

    /// The names of the kinds of groups, with dots between.
    String getLogicalScope(CharacterFilter filter);

    /// The names of the kinds of groups, with a delimiter between.
    String getLogicalScope(CharacterFilter filter, char delimiter);

    /// The group meant.
    MetricGroup getWrappedMetricGroup();

    /// The group as a provider.
    ///
    /// @throws IllegalStateException if it is none
    static LogicalScopeProvider castFrom(MetricGroup metricGroup) {
        if (metricGroup instanceof LogicalScopeProvider provider) return provider;
        throw new IllegalStateException(
                "group " + metricGroup.getClass().getName() + " does not know its logical scope");
    }
}
