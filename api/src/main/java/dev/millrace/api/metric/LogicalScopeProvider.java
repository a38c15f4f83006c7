package dev.millrace.api.metric;

/// Returns the scope of a metric group without the values of variables.
public interface LogicalScopeProvider {

    /// Returns the names of the kinds of groups, separated by dots.
    String getLogicalScope(CharacterFilter filter);

    /// Returns the names of the kinds of groups, separated by a delimiter.
    String getLogicalScope(CharacterFilter filter, char delimiter);

    /// Returns the group that the scope describes.
    MetricGroup getWrappedMetricGroup();

    /// Casts a group to a provider.
    ///
    /// @throws IllegalStateException if the group is not a provider
    static LogicalScopeProvider castFrom(MetricGroup metricGroup) {
        if (metricGroup instanceof LogicalScopeProvider provider) return provider;
        throw new IllegalStateException(
                "group " + metricGroup.getClass().getName() + " does not know its logical scope");
    }
}
