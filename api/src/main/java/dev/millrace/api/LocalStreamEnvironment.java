package dev.millrace.api;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.plan.RemoteExecutor;

/// Runs jobs in the JVM of the program.
public class LocalStreamEnvironment extends StreamExecutionEnvironment {

    public LocalStreamEnvironment() {
        this(new Configuration());
    }

    public LocalStreamEnvironment(Configuration configuration) {
        super(local(configuration));
    }

    // Programs that run in a remote coordinator may use the same settings. A local environment ignores the target.
    private static Configuration local(Configuration given) {
        if (!RemoteExecutor.isAskedFor(given)) return given;
        Configuration local = new Configuration(given);
        local.set(DeploymentOptions.TARGET, "local");
        return local;
    }
}
