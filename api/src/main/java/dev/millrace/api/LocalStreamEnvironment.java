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

    // Local and remote programs may share their settings, so the settings may name a remote target.
    private static Configuration local(Configuration given) {
        if (!RemoteExecutor.isAskedFor(given)) return given;
        Configuration local = new Configuration(given);
        local.set(DeploymentOptions.TARGET, "local");
        return local;
    }
}
