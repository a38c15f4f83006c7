package dev.millrace.runtime.metric;

import dev.millrace.api.metric.OperatorIOMetricGroup;
import dev.millrace.api.metric.OperatorMetricGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The group of one operator in one subtask: `job.operator.subtask`.
public record OperatorGroup(
        MetricHome home, List<String> scope, Map<String, String> variables, OperatorIOMetricGroup getIOMetricGroup)
        implements Registering, OperatorMetricGroup {

    /// Which operator it is.
    ///
    /// @param variables that the program gave it
    public record Place(String job, String task, String operator, int subtask, Map<String, String> variables) {
        private List<String> scope() {
            return List.of(job, operator, Integer.toString(subtask));
        }

        private Map<String, String> all() {
            Map<String, String> all = new HashMap<>();
            variables.forEach((name, value) -> all.put("<" + name + ">", value));
            all.put("<job_name>", job);
            all.put("<task_name>", task);
            all.put("<operator_name>", operator);
            all.put("<subtask_index>", Integer.toString(subtask));
            return Map.copyOf(all);
        }
    }

    public static OperatorGroup of(Place place, MetricHome home, OperatorTraffic traffic) {
        Map<String, String> variables = place.all();
        return new OperatorGroup(
                home, place.scope(), variables, OperatorIo.of(home, place.scope(), variables, traffic));
    }
}
