package dev.millrace.api.plan;

import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.ReadableConfig;
import java.util.Iterator;
import java.util.ServiceLoader;

/// Has described pipelines run by another process: the one that `rest.address` and `rest.port` of a job's settings
/// name. The client module provides one; it is found by [ServiceLoader].
public interface RemoteExecutor extends JobExecutor {
    /// What `execution.target` says of jobs for another process.
    String TARGET = "remote";

    /// Whether jobs of these settings are for another process.
    static boolean isAskedFor(ReadableConfig settings) {
        return settings.getOptional(DeploymentOptions.TARGET)
                .filter(TARGET::equalsIgnoreCase)
                .isPresent();
    }

    /// The one on the class path.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is none
    static RemoteExecutor find(ClassLoader loader) {
        Iterator<RemoteExecutor> found =
                ServiceLoader.load(RemoteExecutor.class, loader).iterator();
        if (found.hasNext()) return found.next();
        // A user's loader may hide the engine's own class path, so that is searched as well.
        found = ServiceLoader.load(RemoteExecutor.class, RemoteExecutor.class.getClassLoader())
                .iterator();
        if (found.hasNext()) return found.next();
        throw RemoteFaults.NO_CLIENT
                .what("nothing on the class path can hand a job to another process")
                .why(
                        "the settings say %s: %s, and the API alone describes jobs",
                        DeploymentOptions.TARGET.key(), TARGET)
                .fix("add the dependency dev.millrace:millrace-client to the program");
    }
}
