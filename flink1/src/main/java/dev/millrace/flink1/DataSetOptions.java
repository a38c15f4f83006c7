package dev.millrace.flink1;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Settings of jobs of data sets.
public final class DataSetOptions {
    /// Where the elements are that one job leaves for later jobs and for the program.
    public static final ConfigOption<String> SHARED_DIRECTORY = ConfigOptions.key("millrace.data-sets.shared-directory")
            .stringType()
            .noDefaultValue()
            .withDescription("A directory that the program's process, the coordinator and all workers reach under the"
                    + " same path. On a cluster, results of collect, broadcast sets and the data of iterations are"
                    + " files there; without it they travel in messages of at most a few megabytes.");

    private DataSetOptions() {}
}
