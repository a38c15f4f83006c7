package dev.millrace.runtime.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.trace.SpanBuilder;

/// Groups the metrics of a whole job: `job`. Its spans and events carry the job's id.
public record JobGroup(MetricRegistration home, Scope scope) implements RegisteringMetricGroup {

    public static JobGroup of(MetricRegistry registry, String job) {
        return new JobGroup(
                new MetricRegistration(registry, _ -> {}), registry.scopes().job(job));
    }

    @Override
    public void addSpan(SpanBuilder spanBuilder) {
        RegisteringMetricGroup.super.addSpan(spanBuilder.setAttribute("jobId", jobId()));
    }

    @Override
    public void addEvent(EventBuilder eventBuilder) {
        RegisteringMetricGroup.super.addEvent(eventBuilder.setAttribute("jobId", jobId()));
    }

    private String jobId() {
        return home.registry().scopes().jobId();
    }
}
