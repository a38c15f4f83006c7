package dev.millrace.api;

import dev.millrace.api.config.Configuration;

/// Runs jobs in the JVM of the program.
public class LocalStreamEnvironment extends StreamExecutionEnvironment {

    public LocalStreamEnvironment() {
        this(new Configuration());
    }

    public LocalStreamEnvironment(Configuration configuration) {
        super(configuration);
    }
}
