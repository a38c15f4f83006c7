package dev.millrace.api.config;

import java.util.List;
import java.util.Map;

/// Defines the options of events. The keys of one reporter are `events.reporter.NAME.KEY`; [#forReporter] reads them.
public class EventOptions {
    /// The names of the reporters to start. Without a value Millrace starts all reporters that have a
    /// factory class.
    public static final ConfigOption<String> REPORTERS_LIST = ConfigOptions.key("events.reporters")
            .stringType()
            .noDefaultValue()
            .withDescription("The names of the reporters to start, separated by commas. The names slf4j and"
                    + " otel need no factory class.");

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

    /// The variables that the reporter adds to all events.
    public static final ConfigOption<Map<String, String>> REPORTER_ADDITIONAL_VARIABLES = ConfigOptions.key(
                    "scope.variables.additional")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The variables to add to all events, as name:value separated by commas.");

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

    /// The events that the reporter receives.
    public static final ConfigOption<List<String>> REPORTER_INCLUDES = ConfigOptions.key("filter.includes")
            .stringType()
            .asList()
            .defaultValues("*:*:*")
            .withDescription(
                    "Which events are reported: scope:name,name, with semicolons between; * stands for anything.");

    /// The events that the reporter does not receive. An exclusion overrides an inclusion.
    public static final ConfigOption<List<String>> REPORTER_EXCLUDES = ConfigOptions.key("filter.excludes")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("The events to exclude. An exclusion overrides an inclusion.");

    public EventOptions() {}

    /// Returns the part of a configuration that belongs to one reporter. Changes also go into the configuration.
    public static Configuration forReporter(Configuration configuration, String reporterName) {
        return new ReporterConfiguration(configuration, "events.reporter." + reporterName + ".");
    }

    /// Returns the same as [#forReporter].
    public static Configuration forEventReporter(Configuration configuration, String reporterName) {
        return forReporter(configuration, reporterName);
    }
}
