package dev.millrace.runtime.metric;

import java.util.List;
import java.util.Map;

/// The group of a job as a whole: `job`.
public record JobGroup(MetricHome home, List<String> scope, Map<String, String> variables) implements Registering {

    public static JobGroup of(MetricRegistry registry, String job) {
        return new JobGroup(new MetricHome(registry, _ -> {}), List.of(job), Map.of("<job_name>", job));
    }
}
