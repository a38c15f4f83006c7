package dev.millrace.runtime.report;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.LogicalScopeProvider;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.runtime.metric.Scope;
import java.util.Map;

/// Shows a metric group to one reporter, with the reporter's settings.
final class ReportedGroup extends UnregisteredMetricsGroup implements LogicalScopeProvider {
    private final Scope scope;
    private final ReporterSetup setup;

    ReportedGroup(Scope scope, ReporterSetup setup) {
        this.scope = scope;
        this.setup = setup;
    }

    @Override
    public String[] getScopeComponents() {
        return scope.components().toArray(String[]::new);
    }

    @Override
    public Map<String, String> getAllVariables() {
        return setup.variables(scope.variables());
    }

    @Override
    public String getMetricIdentifier(String metricName) {
        return getMetricIdentifier(metricName, CharacterFilter.NO_OP_FILTER);
    }

    @Override
    public String getMetricIdentifier(String metricName, CharacterFilter filter) {
        return scope.identifier(metricName, filter, setup.delimiter());
    }

    @Override
    public String getLogicalScope(CharacterFilter filter) {
        return scope.logical(filter, setup.delimiter());
    }

    @Override
    public String getLogicalScope(CharacterFilter filter, char delimiter) {
        return scope.logical(filter, String.valueOf(delimiter));
    }

    @Override
    public MetricGroup getWrappedMetricGroup() {
        return this;
    }
}
