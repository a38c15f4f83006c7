package dev.millrace.api.config;

import static dev.millrace.api.config.ConfigOptions.key;

/// Defines the options of sinks.
public class SinkOptions {

    /// The number of times that a committer may retry a commit before the job fails.
    public static final ConfigOption<Integer> COMMITTER_RETRIES = key("sink.committer.retries")
            .intType()
            .defaultValue(10)
            .withDescription("The number of times that a committer may retry a commit before the job fails.");

    private SinkOptions() {}
}
