package dev.millrace.cli.log;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import java.time.Duration;

/// Settings of the log files of processes. Flink's keys set what Flink has a key for.
final class LogOptions {
    /// Stands for the name of a logger in a key.
    static final String ANY_LOGGER = "LOGGER";

    private static final int USUAL_FILES = 10;
    private static final int USUAL_MEBIBYTES = 100;
    private static final int USUAL_DAYS = 7;

    static final ConfigOption<String> ROOT_LEVEL = ConfigOptions.key("env.log.level")
            .stringType()
            .defaultValue("INFO")
            .withDescription("The level of the root logger: OFF, ERROR, WARN, INFO, DEBUG or TRACE.");

    static final ConfigOption<String> LEVEL = ConfigOptions.key("millrace.log.level." + ANY_LOGGER)
            .stringType()
            .noDefaultValue()
            .withDescription("The level of a logger, whose name is that of a class or a package.");

    static final ConfigOption<Integer> FILES = ConfigOptions.key("env.log.max")
            .intType()
            .defaultValue(USUAL_FILES)
            .withDescription("The maximum number of rotated files that a process keeps of its log, and the same number"
                    + " of its output.");

    static final ConfigOption<MemorySize> MAX_SIZE = ConfigOptions.key("millrace.log.file.max-size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(USUAL_MEBIBYTES))
            .withDescription("The size at which a process starts a new file for its log or its output.");

    static final ConfigOption<Duration> MAX_AGE = ConfigOptions.key("millrace.log.file.max-age")
            .durationType()
            .defaultValue(Duration.ofDays(USUAL_DAYS))
            .withDescription("The age of the first entry at which a process starts a new file for its log or its"
                    + " output; 0 for no limit.");

    static final ConfigOption<LogFormat> FORMAT = ConfigOptions.key("millrace.log.format")
            .enumType(LogFormat.class)
            .defaultValue(LogFormat.TEXT)
            .withDescription("The format of log files: text, or one JSON object for each entry.");

    private LogOptions() {}
}
