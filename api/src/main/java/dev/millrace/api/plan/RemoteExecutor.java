package dev.millrace.api.plan;

import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/// Sends jobs to another process, whose address is `rest.address` and `rest.port` of the settings. The client module
/// provides an implementation, which [ServiceLoader] finds.
public interface RemoteExecutor extends JobExecutor {
    /// The value of `execution.target` for jobs of another process.
    String TARGET = "remote";

    /// Describes a job of the other process.
    ///
    /// @param startMillis the time of the start since 1970
    record ListedJob(JobID id, String name, String status, long startMillis) {}

    /// Returns the jobs of the process that the settings name, running and ended.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the process cannot be reached
    List<ListedJob> jobs(ReadableConfig settings);

    /// Returns a client of a job of the process that the settings name.
    JobClient client(ReadableConfig settings, ListedJob job);

    /// Returns whether the settings select another process.
    static boolean isAskedFor(ReadableConfig settings) {
        return settings.getOptional(DeploymentOptions.TARGET)
                .filter(TARGET::equalsIgnoreCase)
                .isPresent();
    }

    /// Returns the executor on the class path.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is none
    static RemoteExecutor find(ClassLoader loader) {
        Iterator<RemoteExecutor> found =
                ServiceLoader.load(RemoteExecutor.class, loader).iterator();
        if (found.hasNext()) return found.next();
        // The user's class loader may hide the engine's class path, so the method also searches the engine's loader.
        found = ServiceLoader.load(RemoteExecutor.class, RemoteExecutor.class.getClassLoader())
                .iterator();
        if (found.hasNext()) return found.next();
        throw RemoteFaults.NO_CLIENT
                .what("The class path contains no client that can submit jobs to another process.")
                .why(
                        "The configuration contains %s: %s, and the API only describes jobs.",
                        DeploymentOptions.TARGET.key(), TARGET)
                .fix("Add the dependency dev.millrace:millrace-client to the program.");
    }
}
