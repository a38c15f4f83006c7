package dev.millrace.api.config;

import java.util.List;
import java.util.Map;

/// Defines the options of spans. The keys of one reporter are `traces.reporter.NAME.KEY`; [#forReporter] reads them.
public class TraceOptions {
    /// The names of the reporters to start. Without a value Millrace starts all reporters that have a
    /// factory class.
    public static final ConfigOption<String> TRACE_REPORTERS_LIST = ConfigOptions.key("traces.reporters")
            .stringType()
            .noDefaultValue()
            .withDescription("The names of the reporters to start, separated by commas. The names slf4j and"
                    + " otel need no factory class.");

    /// The level of detail of the spans of a checkpoint.
    public static final ConfigOption<CheckpointSpanDetailLevel> CHECKPOINT_SPAN_DETAIL_LEVEL = ConfigOptions.key(
                    "traces.checkpoint.span-detail-level")
            .enumType(CheckpointSpanDetailLevel.class)
            .defaultValue(CheckpointSpanDetailLevel.SPAN_PER_CHECKPOINT)
            .withDescription("Whether spans describe a checkpoint as a whole, by task or by subtask.");

    /// The factory class of the reporter.
    public static final ConfigOption<String> REPORTER_FACTORY_CLASS = ConfigOptions.key("factory.class")
            .stringType()
            .noDefaultValue()
            .withDescription("The factory class of the reporter.");

    /// A parameter of the reporter.
    public static final ConfigOption<String> REPORTER_CONFIG_PARAMETER = ConfigOptions.key("<parameter>")
            .stringType()
            .noDefaultValue()
            .withDescription("A parameter of the reporter.");

    /// The variables that the reporter adds to all spans.
    public static final ConfigOption<Map<String, String>> REPORTER_ADDITIONAL_VARIABLES = ConfigOptions.key(
                    "scope.variables.additional")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The variables to add to all spans, as name:value separated by commas.");

    /// The separator between the parts of a name.
    public static final ConfigOption<String> REPORTER_SCOPE_DELIMITER = ConfigOptions.key("scope.delimiter")
            .stringType()
            .defaultValue(".")
            .withDescription("The separator between the parts of a name.");

    /// The variables that the reporter leaves out.
    public static final ConfigOption<String> REPORTER_EXCLUDED_VARIABLES = ConfigOptions.key("scope.variables.excludes")
            .stringType()
            .defaultValue("")
            .withDescription("The variables to leave out, separated by semicolons.");

    /// The spans that the reporter receives.
    public static final ConfigOption<List<String>> REPORTER_INCLUDES = ConfigOptions.key("filter.includes")
            .stringType()
            .asList()
            .defaultValues("*:*:*")
            .withDescription(
                    "Which spans are reported: scope:name,name, with semicolons between; * stands for anything.");

    /// The spans that the reporter does not receive. An exclusion overrides an inclusion.
    public static final ConfigOption<List<String>> REPORTER_EXCLUDES = ConfigOptions.key("filter.excludes")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("The spans to exclude. An exclusion overrides an inclusion.");

    /// Lists the levels of detail of the spans of a checkpoint.
    public enum CheckpointSpanDetailLevel {
        /// Reports one span for each checkpoint.
        SPAN_PER_CHECKPOINT,
        /// Reports one span for each checkpoint. The span also has the values of the tasks, as lists.
        SPAN_PER_CHECKPOINT_WITH_TASKS,
        /// Reports one span for each checkpoint, with a child span for each task.
        CHILDREN_SPANS_PER_TASK,
        /// Reports one span for each checkpoint, with a child span for each task, which has a child span for
        /// each subtask.
        CHILDREN_SPANS_PER_SUBTASK
    }

    public TraceOptions() {}

    /// Returns the part of a configuration that belongs to one reporter. Changes also go into the configuration.
    public static Configuration forReporter(Configuration configuration, String reporterName) {
        return new ReporterConfiguration(configuration, "traces.reporter." + reporterName + ".");
    }

    /// Returns the same as [#forReporter].
    public static Configuration forTraceReporter(Configuration configuration, String reporterName) {
        return forReporter(configuration, reporterName);
    }
}
