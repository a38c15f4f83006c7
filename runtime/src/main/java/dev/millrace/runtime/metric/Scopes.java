package dev.millrace.runtime.metric;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Creates the scopes of all metric groups of one job in one process, by the formats of the options `metrics.scope.*`.
/// If a variable in a format has no value, its name stays in the scope.
///
/// @param jobId 32 hex digits
public record Scopes(Configuration configuration, ProcessName process, String jobId) {
    private static final String NO_JOB = "0".repeat(32);
    private static final Map<String, ConfigOption<String>> OUTER = Map.of(
            MetricOptions.SCOPE_NAMING_OPERATOR.key(), MetricOptions.SCOPE_NAMING_TASK,
            MetricOptions.SCOPE_NAMING_TASK.key(), MetricOptions.SCOPE_NAMING_TM_JOB,
            MetricOptions.SCOPE_NAMING_TM_JOB.key(), MetricOptions.SCOPE_NAMING_TM,
            MetricOptions.SCOPE_NAMING_JM_OPERATOR.key(), MetricOptions.SCOPE_NAMING_JM_JOB);

    /// Describes a subtask's position in a job.
    ///
    /// @param job the name of the job
    /// @param name the name of the vertex
    /// @param taskId the id of the chain's head
    /// @param subtask the index of the subtask, from 0
    /// @param attempt the number of earlier attempts
    public record Task(String job, String name, String taskId, int subtask, int attempt) {}

    /// Describes an operator's position in a subtask.
    ///
    /// @param variables the variables from the program, without brackets
    public record Operator(Task task, String name, String id, Map<String, String> variables) {}

    /// Returns the scopes of a job with a configuration.
    public static Scopes of(Configuration configuration, String jobId) {
        return new Scopes(new Configuration(configuration), ProcessName.of(configuration), jobId);
    }

    /// Returns the scopes with Flink's default formats, for a job without an id.
    static Scopes plain() {
        return of(new Configuration(), NO_JOB);
    }

    /// Returns the scope of the process as a coordinator.
    public Scope coordinator() {
        Map<String, String> values = Map.of("<host>", process.host());
        return scope(List.of(), MetricOptions.SCOPE_NAMING_JM, "jobmanager", values);
    }

    /// Returns the scope of the process as a worker.
    public Scope worker() {
        return scope(List.of(), MetricOptions.SCOPE_NAMING_TM, "taskmanager", ofWorker());
    }

    Scope job(String job) {
        Map<String, String> values = new HashMap<>(ofJob(job));
        values.put("<host>", process.host());
        return scope(List.of(job), MetricOptions.SCOPE_NAMING_JM_JOB, "jobmanager.job", values);
    }

    Scope workersJob(String job) {
        Map<String, String> values = new HashMap<>(ofJob(job));
        values.putAll(ofWorker());
        return scope(List.of(job), MetricOptions.SCOPE_NAMING_TM_JOB, "taskmanager.job", values);
    }

    Scope enumerator(String job, String source, String sourceId) {
        Map<String, String> values = new HashMap<>(ofJob(job));
        values.put("<host>", process.host());
        values.put("<operator_name>", source);
        values.put("<operator_id>", sourceId);
        return scope(List.of(job, source), MetricOptions.SCOPE_NAMING_JM_OPERATOR, "jobmanager.job.operator", values)
                .in("coordinator")
                .in("enumerator");
    }

    Scope task(Task task) {
        return scope(
                List.of(task.job(), task.name(), Integer.toString(task.subtask())),
                MetricOptions.SCOPE_NAMING_TASK,
                "taskmanager.job.task",
                ofTask(task));
    }

    Scope operator(Operator operator) {
        Task task = operator.task();
        Map<String, String> values = new HashMap<>();
        operator.variables().forEach((name, value) -> values.put("<" + name + ">", value));
        values.putAll(ofTask(task));
        values.put("<operator_name>", operator.name());
        values.put("<operator_id>", operator.id());
        return scope(
                List.of(task.job(), operator.name(), Integer.toString(task.subtask())),
                MetricOptions.SCOPE_NAMING_OPERATOR,
                "taskmanager.job.task.operator",
                values);
    }

    private Map<String, String> ofTask(Task task) {
        Map<String, String> values = new HashMap<>(ofJob(task.job()));
        values.putAll(ofWorker());
        values.put("<task_name>", task.name());
        values.put("<task_id>", task.taskId());
        values.put("<subtask_index>", Integer.toString(task.subtask()));
        values.put("<task_attempt_num>", Integer.toString(task.attempt()));
        values.put("<task_attempt_id>", jobId + "_" + task.taskId() + "_" + task.subtask() + "_" + task.attempt());
        return values;
    }

    private Map<String, String> ofWorker() {
        return Map.of("<host>", process.host(), "<tm_id>", process.id());
    }

    private Map<String, String> ofJob(String job) {
        return Map.of("<job_name>", job, "<job_id>", jobId);
    }

    private Scope scope(List<String> path, ConfigOption<String> format, String kinds, Map<String, String> values) {
        List<String> components = new ArrayList<>();
        for (String part : format(format).split("\\.", -1)) {
            String filled = part;
            for (Map.Entry<String, String> each : values.entrySet())
                filled = filled.replace(each.getKey(), each.getValue());
            components.add(filled);
        }
        return new Scope(
                path,
                components,
                List.of(kinds.split("\\.")),
                values,
                configuration.get(MetricOptions.SCOPE_DELIMITER));
    }

    /// Returns a configured format. If the format starts with `*.`, it continues the format of the enclosing group.
    private String format(ConfigOption<String> option) {
        String format = configuration.get(option);
        if (!format.startsWith("*.")) return format;
        ConfigOption<String> outer = OUTER.getOrDefault(option.key(), MetricOptions.SCOPE_NAMING_JM);
        return format(outer) + format.substring(1);
    }
}
