package dev.millrace.runtime.metric;

/// The group of a job as a whole: `job`.
public record JobGroup(MetricHome home, Scope scope) implements Registering {

    public static JobGroup of(MetricRegistry registry, String job) {
        return new JobGroup(new MetricHome(registry, _ -> {}), registry.scopes().job(job));
    }
}
