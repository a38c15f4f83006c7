package dev.millrace.api.config;

import java.util.List;
import java.util.Map;

/// Options of spans. Those of one reporter are written `traces.reporter.NAME.KEY`, and read through [#forReporter].
public class TraceOptions {
    /// Names of the reporters to start; without it all that have a factory class are started.
    public static final ConfigOption<String> TRACE_REPORTERS_LIST = ConfigOptions.key("traces.reporters")
            .stringType()
            .noDefaultValue()
            .withDescription("The names of the reporters to start, separated by commas. The names slf4j and"
                    + " otel need no factory class.");

    /// How finely spans tell of a checkpoint.
    public static final ConfigOption<CheckpointSpanDetailLevel> CHECKPOINT_SPAN_DETAIL_LEVEL = ConfigOptions.key(
                    "traces.checkpoint.span-detail-level")
            .enumType(CheckpointSpanDetailLevel.class)
            .defaultValue(CheckpointSpanDetailLevel.SPAN_PER_CHECKPOINT)
            .withDescription("Whether spans describe a checkpoint as a whole, by task or by subtask.");

    /// Class of a reporter's factory.
    public static final ConfigOption<String> REPORTER_FACTORY_CLASS = ConfigOptions.key("factory.class")
            .stringType()
            .noDefaultValue()
            .withDescription("The factory class of the reporter.");

    /// Any other key of a reporter.
    public static final ConfigOption<String> REPORTER_CONFIG_PARAMETER = ConfigOptions.key("<parameter>")
            .stringType()
            .noDefaultValue()
            .withDescription("A parameter of the reporter.");

    /// Variables that one reporter adds to all spans.
    public static final ConfigOption<Map<String, String>> REPORTER_ADDITIONAL_VARIABLES = ConfigOptions.key(
                    "scope.variables.additional")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The variables to add to all spans, as name:value separated by commas.");

    /// What stands between the parts of a name in one reporter.
    public static final ConfigOption<String> REPORTER_SCOPE_DELIMITER = ConfigOptions.key("scope.delimiter")
            .stringType()
            .defaultValue(".")
            .withDescription("The separator between the parts of a name.");

    /// Variables that one reporter leaves out.
    public static final ConfigOption<String> REPORTER_EXCLUDED_VARIABLES = ConfigOptions.key("scope.variables.excludes")
            .stringType()
            .defaultValue("")
            .withDescription("The variables to leave out, separated by semicolons.");

    /// Which spans one reporter gets.
    public static final ConfigOption<List<String>> REPORTER_INCLUDES = ConfigOptions.key("filter.includes")
            .stringType()
            .asList()
            .defaultValues("*:*:*")
            .withDescription(
                    "Which spans are reported: scope:name,name, with semicolons between; * stands for anything.");

    /// Which spans one reporter does not get.
    public static final ConfigOption<List<String>> REPORTER_EXCLUDES = ConfigOptions.key("filter.excludes")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("The spans to exclude. An exclusion overrides an inclusion.");

    /// How finely spans tell of a checkpoint.
    public enum CheckpointSpanDetailLevel {
        /// One span.
        SPAN_PER_CHECKPOINT,
        /// One span, which has the tasks' values too, as lists.
        SPAN_PER_CHECKPOINT_WITH_TASKS,
        /// One span, and one for each task in it.
        CHILDREN_SPANS_PER_TASK,
        /// One span, one for each task in it, and one for each subtask in those.
        CHILDREN_SPANS_PER_SUBTASK
    }

    public TraceOptions() {}

    /// What a configuration says of one reporter, to be read and written with the options of reporters.
    public static Configuration forReporter(Configuration configuration, String reporterName) {
        return new ReporterConfiguration(configuration, "traces.reporter." + reporterName + ".");
    }

    /// The same as [#forReporter].
    public static Configuration forTraceReporter(Configuration configuration, String reporterName) {
        return forReporter(configuration, reporterName);
    }
}
