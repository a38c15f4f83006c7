package dev.millrace.cli.process;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Settings of coordinators and workers that only the commands read, under Flink's keys.
final class ProcessOptions {
    static final ConfigOption<String> LOG_DIRECTORY = ConfigOptions.key("env.log.dir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory of log files, if --log-dir is not given.");

    static final ConfigOption<Integer> DATA_PORT = ConfigOptions.key("taskmanager.data.port")
            .intType()
            .defaultValue(0)
            .withDescription("The port at which a worker takes records of other workers; 0 for any free port.");

    private ProcessOptions() {}
}
