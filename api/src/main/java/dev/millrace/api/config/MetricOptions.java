package dev.millrace.api.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Defines the options of metrics. The keys of one reporter are `metrics.reporter.NAME.KEY`; [#forReporter] reads them.
public class MetricOptions {
    /// The names of the reporters to start. Without a value Millrace starts all reporters that have a
    /// factory class.
    public static final ConfigOption<String> REPORTERS_LIST = ConfigOptions.key("metrics.reporters")
            .stringType()
            .noDefaultValue()
            .withDescription("The names of the reporters to start, separated by commas. The names prometheus,"
                    + " slf4j, jmx and otel need no factory class.");

    /// The factory class of the reporter.
    public static final ConfigOption<String> REPORTER_FACTORY_CLASS = ConfigOptions.key("factory.class")
            .stringType()
            .noDefaultValue()
            .withDescription("The factory class of the reporter.");

    /// The time between two reports of a scheduled reporter.
    public static final ConfigOption<Duration> REPORTER_INTERVAL = ConfigOptions.key("interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("The time between two reports.");

    /// The separator between the parts of a name.
    public static final ConfigOption<String> REPORTER_SCOPE_DELIMITER = ConfigOptions.key("scope.delimiter")
            .stringType()
            .defaultValue(".")
            .withDescription("The separator between the parts of a name.");

    /// The variables that the reporter adds to all metrics.
    public static final ConfigOption<Map<String, String>> REPORTER_ADDITIONAL_VARIABLES = ConfigOptions.key(
                    "scope.variables.additional")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The variables to add to all metrics, as name:value separated by commas.");

    /// The variables that the reporter leaves out.
    public static final ConfigOption<String> REPORTER_EXCLUDED_VARIABLES = ConfigOptions.key("scope.variables.excludes")
            .stringType()
            .defaultValue("")
            .withDescription("The variables to leave out, separated by semicolons.");

    /// The metrics that the reporter receives.
    public static final ConfigOption<List<String>> REPORTER_INCLUDES = ConfigOptions.key("filter.includes")
            .stringType()
            .asList()
            .defaultValues("*:*:*")
            .withDescription("Which metrics are reported: scope:name,name:type,type, with semicolons between; * stands"
                    + " for anything.");

    /// The metrics that the reporter does not receive. An exclusion overrides an inclusion.
    public static final ConfigOption<List<String>> REPORTER_EXCLUDES = ConfigOptions.key("filter.excludes")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("The metrics to exclude. An exclusion overrides an inclusion.");

    /// A parameter of the reporter.
    public static final ConfigOption<String> REPORTER_CONFIG_PARAMETER = ConfigOptions.key("<parameter>")
            .stringType()
            .noDefaultValue()
            .withDescription("A parameter of the reporter.");

    /// The separator between the parts of the identifier of a metric.
    public static final ConfigOption<String> SCOPE_DELIMITER = ConfigOptions.key("metrics.scope.delimiter")
            .stringType()
            .defaultValue(".")
            .withDescription("The separator between the parts of the identifier of a metric.");

    /// The scope format of metrics of a coordinator process.
    public static final ConfigOption<String> SCOPE_NAMING_JM =
            scope("metrics.scope.jm", "<host>.jobmanager", "of the coordinating role");

    /// The scope format of metrics of a worker process.
    public static final ConfigOption<String> SCOPE_NAMING_TM =
            scope("metrics.scope.tm", "<host>.taskmanager.<tm_id>", "of the working role");

    /// The scope format of a job's metrics at its coordinator.
    public static final ConfigOption<String> SCOPE_NAMING_JM_JOB =
            scope("metrics.scope.jm-job", "<host>.jobmanager.<job_name>", "of a job as its coordinator sees it");

    /// The scope format of metrics of an operator's coordinator, such as a source's enumerator.
    public static final ConfigOption<String> SCOPE_NAMING_JM_OPERATOR = scope(
            "metrics.scope.jm-operator",
            "<host>.jobmanager.<job_name>.<operator_name>",
            "of an operator's coordinator, such as a source's enumerator");

    /// The scope format of a job's metrics in one worker.
    public static final ConfigOption<String> SCOPE_NAMING_TM_JOB =
            scope("metrics.scope.tm-job", "<host>.taskmanager.<tm_id>.<job_name>", "of a job in one worker");

    /// The scope format of metrics of a subtask.
    public static final ConfigOption<String> SCOPE_NAMING_TASK = scope(
            "metrics.scope.task", "<host>.taskmanager.<tm_id>.<job_name>.<task_name>.<subtask_index>", "of a subtask");

    /// The scope format of metrics of an operator in a subtask.
    public static final ConfigOption<String> SCOPE_NAMING_OPERATOR = scope(
            "metrics.scope.operator",
            "<host>.taskmanager.<tm_id>.<job_name>.<operator_name>.<subtask_index>",
            "of an operator in a subtask");

    /// The time between two latency markers. 0 turns latency markers off.
    public static final ConfigOption<Duration> LATENCY_INTERVAL = ConfigOptions.key("metrics.latency.interval")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDescription("The time between two latency markers. 0 turns latency markers off.");

    /// The distinction of sources in latency metrics: `single`, `operator` or `subtask`.
    public static final ConfigOption<String> LATENCY_SOURCE_GRANULARITY = ConfigOptions.key(
                    "metrics.latency.granularity")
            .stringType()
            .defaultValue("operator")
            .withDescription("How latencies distinguish sources: single for no distinction, operator, or subtask.");

    /// The number of latencies that a histogram keeps.
    public static final ConfigOption<Integer> LATENCY_HISTORY_SIZE = ConfigOptions.key("metrics.latency.history-size")
            .intType()
            .defaultValue(128)
            .withDescription("The number of latencies that a histogram keeps.");

    /// The metrics that Millrace reports for each state of a job.
    public static final ConfigOption<List<JobStatusMetrics>> JOB_STATUS_METRICS = ConfigOptions.key(
                    "metrics.job.status.enable")
            .enumType(JobStatusMetrics.class)
            .asList()
            .defaultValues(JobStatusMetrics.CURRENT_TIME)
            .withDescription("Which metrics of the states of a job Millrace reports.");

    /// Lists the metrics of the states of a job.
    public enum JobStatusMetrics {
        /// 1 while the job is in the state, otherwise 0.
        STATE,
        /// The milliseconds since the job entered the state; 0 if the job is in another state.
        CURRENT_TIME,
        /// The total milliseconds that the job has spent in the state.
        TOTAL_TIME
    }

    public MetricOptions() {}

    private static ConfigOption<String> scope(String key, String format, String what) {
        return ConfigOptions.key(key)
                .stringType()
                .defaultValue(format)
                .withDescription("How names of metrics " + what + " begin.");
    }

    /// Returns the part of a configuration that belongs to one reporter. Changes also go into the configuration.
    public static Configuration forReporter(Configuration configuration, String reporterName) {
        return new ReporterConfiguration(configuration, "metrics.reporter." + reporterName + ".");
    }
}
