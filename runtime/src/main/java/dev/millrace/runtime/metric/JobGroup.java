package dev.millrace.runtime.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.trace.SpanBuilder;

/// Groups the metrics of a whole job: `job`. Its spans and events carry the job's id.
public record JobGroup(MetricHome home, Scope scope) implements Registering {

    public static JobGroup of(MetricRegistry registry, String job) {
        return new JobGroup(new MetricHome(registry, _ -> {}), registry.scopes().job(job));
    }

    @Override
    public void addSpan(SpanBuilder spanBuilder) {
        Registering.super.addSpan(spanBuilder.setAttribute("jobId", jobId()));
    }

    @Override
    public void addEvent(EventBuilder eventBuilder) {
        Registering.super.addEvent(eventBuilder.setAttribute("jobId", jobId()));
    }

    private String jobId() {
        return home.registry().scopes().jobId();
    }
}
