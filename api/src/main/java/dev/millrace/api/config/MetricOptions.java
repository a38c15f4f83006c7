package dev.millrace.api.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Options of metrics. Those of one reporter are written `metrics.reporter.NAME.KEY`, and read through [#forReporter].
public class MetricOptions {
    /// Names of the reporters to start; without it all that have a factory class are started.
    public static final ConfigOption<String> REPORTERS_LIST = ConfigOptions.key("metrics.reporters")
            .stringType()
            .noDefaultValue()
            .withDescription("The names of the reporters to start, separated by commas. The names prometheus,"
                    + " slf4j, jmx and otel need no factory class.");

    /// Class of a reporter's factory.
    public static final ConfigOption<String> REPORTER_FACTORY_CLASS = ConfigOptions.key("factory.class")
            .stringType()
            .noDefaultValue()
            .withDescription("The factory class of the reporter.");

    /// Time between two reports of a reporter that sends.
    public static final ConfigOption<Duration> REPORTER_INTERVAL = ConfigOptions.key("interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("The time between two reports.");

    /// What stands between the parts of a name in one reporter.
    public static final ConfigOption<String> REPORTER_SCOPE_DELIMITER = ConfigOptions.key("scope.delimiter")
            .stringType()
            .defaultValue(".")
            .withDescription("The separator between the parts of a name.");

    /// Variables that one reporter adds to all metrics.
    public static final ConfigOption<Map<String, String>> REPORTER_ADDITIONAL_VARIABLES = ConfigOptions.key(
                    "scope.variables.additional")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The variables to add to all metrics, as name:value separated by commas.");

    /// Variables that one reporter leaves out.
    public static final ConfigOption<String> REPORTER_EXCLUDED_VARIABLES = ConfigOptions.key("scope.variables.excludes")
            .stringType()
            .defaultValue("")
            .withDescription("The variables to leave out, separated by semicolons.");

    /// Which metrics one reporter gets.
    public static final ConfigOption<List<String>> REPORTER_INCLUDES = ConfigOptions.key("filter.includes")
            .stringType()
            .asList()
            .defaultValues("*:*:*")
            .withDescription("Which metrics are reported: scope:name,name:type,type, with semicolons between; * stands"
                    + " for anything.");

    /// Which metrics one reporter does not get.
    public static final ConfigOption<List<String>> REPORTER_EXCLUDES = ConfigOptions.key("filter.excludes")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("The metrics to exclude. An exclusion overrides an inclusion.");

    /// Any other key of a reporter.
    public static final ConfigOption<String> REPORTER_CONFIG_PARAMETER = ConfigOptions.key("<parameter>")
            .stringType()
            .noDefaultValue()
            .withDescription("A parameter of the reporter.");

    /// The separator between the parts of the identifier of a metric.
    public static final ConfigOption<String> SCOPE_DELIMITER = ConfigOptions.key("metrics.scope.delimiter")
            .stringType()
            .defaultValue(".")
            .withDescription("The separator between the parts of the identifier of a metric.");

    /// Names of metrics of the coordinating role.
    public static final ConfigOption<String> SCOPE_NAMING_JM =
            scope("metrics.scope.jm", "<host>.jobmanager", "of the coordinating role");

    /// Names of metrics of the working role.
    public static final ConfigOption<String> SCOPE_NAMING_TM =
            scope("metrics.scope.tm", "<host>.taskmanager.<tm_id>", "of the working role");

    /// Names of a job's metrics as its coordinator sees it.
    public static final ConfigOption<String> SCOPE_NAMING_JM_JOB =
            scope("metrics.scope.jm-job", "<host>.jobmanager.<job_name>", "of a job as its coordinator sees it");

    /// Names of metrics of an operator's coordinator, such as a source's enumerator.
    public static final ConfigOption<String> SCOPE_NAMING_JM_OPERATOR = scope(
            "metrics.scope.jm-operator",
            "<host>.jobmanager.<job_name>.<operator_name>",
            "of an operator's coordinator, such as a source's enumerator");

    /// Names of a job's metrics in one worker.
    public static final ConfigOption<String> SCOPE_NAMING_TM_JOB =
            scope("metrics.scope.tm-job", "<host>.taskmanager.<tm_id>.<job_name>", "of a job in one worker");

    /// Names of a subtask's metrics.
    public static final ConfigOption<String> SCOPE_NAMING_TASK = scope(
            "metrics.scope.task", "<host>.taskmanager.<tm_id>.<job_name>.<task_name>.<subtask_index>", "of a subtask");

    /// Names of metrics of an operator in a subtask.
    public static final ConfigOption<String> SCOPE_NAMING_OPERATOR = scope(
            "metrics.scope.operator",
            "<host>.taskmanager.<tm_id>.<job_name>.<operator_name>.<subtask_index>",
            "of an operator in a subtask");

    /// The time between two latency markers. 0 turns latency markers off.
    public static final ConfigOption<Duration> LATENCY_INTERVAL = ConfigOptions.key("metrics.latency.interval")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDescription("The time between two latency markers. 0 turns latency markers off.");

    /// How finely sources are told apart in latencies: `single`, `operator` or `subtask`.
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

    /// Which metrics of the states of a job Millrace reports.
    public static final ConfigOption<List<JobStatusMetrics>> JOB_STATUS_METRICS = ConfigOptions.key(
                    "metrics.job.status.enable")
            .enumType(JobStatusMetrics.class)
            .asList()
            .defaultValues(JobStatusMetrics.CURRENT_TIME)
            .withDescription("Which metrics of the states of a job Millrace reports.");

    /// Figures of a job's states.
    public enum JobStatusMetrics {
        /// 1 while the job is in the state, else 0.
        STATE,
        /// Milliseconds since the job entered the state; 0 if it is in another.
        CURRENT_TIME,
        /// Milliseconds in the state, over the whole job.
        TOTAL_TIME
    }

    public MetricOptions() {}

    private static ConfigOption<String> scope(String key, String format, String what) {
        return ConfigOptions.key(key)
                .stringType()
                .defaultValue(format)
                .withDescription("How names of metrics " + what + " begin.");
    }

    /// What a configuration says of one reporter, to be read and written with the options of reporters.
    public static Configuration forReporter(Configuration configuration, String reporterName) {
        return new ReporterConfiguration(configuration, "metrics.reporter." + reporterName + ".");
    }
}
