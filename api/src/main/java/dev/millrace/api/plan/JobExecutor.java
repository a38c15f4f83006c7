package dev.millrace.api.plan;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.JobClient;
import java.util.Iterator;
import java.util.ServiceLoader;

/// Runs jobs. The runtime module provides an implementation, which [ServiceLoader] finds.
public interface JobExecutor {

    /// The executor of the current scope. If bound, programs of the calling thread use it instead of the executor
    /// on the class path.
    ScopedValue<JobExecutor> HERE = ScopedValue.newInstance();

    /// Starts a job and returns at once. The method throws errors of the description. The result of the client
    /// reports errors of the execution.
    JobClient start(JobSpec job) throws Exception;

    /// Returns the plan of the job as JSON without running the job.
    String explain(JobSpec job);

    /// Returns whether subtasks run in this process. Then the program can read their results from memory.
    default boolean isInThisProcess() {
        return true;
    }

    /// Returns the executor of the current scope. If none is bound and the settings contain `execution.target:
    /// remote`, the result is the executor for another process. Otherwise the result is the executor on the
    /// class path.
    ///
    /// @throws IllegalStateException if there is no executor
    static JobExecutor find(ClassLoader loader, ReadableConfig settings) {
        if (HERE.isBound()) return HERE.get();
        return RemoteExecutor.isAskedFor(settings) ? RemoteExecutor.find(loader) : local(loader);
    }

    private static JobExecutor local(ClassLoader loader) {
        Iterator<JobExecutor> found =
                ServiceLoader.load(JobExecutor.class, loader).iterator();
        if (found.hasNext()) return found.next();
        // The user's class loader may hide the engine's class path, so the method also searches the engine's loader.
        found = ServiceLoader.load(JobExecutor.class, JobExecutor.class.getClassLoader())
                .iterator();
        if (found.hasNext()) return found.next();
        throw StreamFaults.NO_EXECUTOR
                .state("The class path contains no executor of jobs.")
                .why("The API only describes jobs; the runtime runs them.")
                .fix("Add the dependency dev.millrace:millrace-runtime to the program.");
    }
}
