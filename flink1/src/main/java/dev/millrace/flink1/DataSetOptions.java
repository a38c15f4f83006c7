package dev.millrace.flink1;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Defines settings of data set programs.
public final class DataSetOptions {
    /// The directory of elements that one job keeps for later jobs and for the program.
    public static final ConfigOption<String> SHARED_DIRECTORY = ConfigOptions.key("millrace.data-sets.shared-directory")
            .stringType()
            .noDefaultValue()
            .withDescription("A directory that the program, the coordinator and all workers reach under the"
                    + " same path. On a cluster the results of collect, broadcast sets and the data of"
                    + " iterations are files in this directory. Without the directory they travel in"
                    + " messages of a few megabytes at most.");

    private DataSetOptions() {}
}
