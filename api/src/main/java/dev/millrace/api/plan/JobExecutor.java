package dev.millrace.api.plan;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.JobClient;
import java.util.Iterator;
import java.util.ServiceLoader;

/// Runs described pipelines. The runtime module provides one; it is found by [ServiceLoader].
public interface JobExecutor {

    /// Where this is bound, programs run on it rather than on the one of the class path: on the calling thread, for as
    /// long as the binding lasts.
    ScopedValue<JobExecutor> HERE = ScopedValue.newInstance();

    /// Starts a job and returns at once. Errors of the description are thrown here; errors of running reach the
    /// client's result.
    JobClient start(JobSpec job) throws Exception;

    /// The plan of the job as JSON, without running it.
    String explain(JobSpec job);

    /// Whether the subtasks of jobs run in this process, so that the program can read their results from memory.
    default boolean isInThisProcess() {
        return true;
    }

    /// The executor that is bound here, or else the one that the settings name: of another process where they say
    /// `execution.target: remote`, and the one on the class path where they do not.
    ///
    /// @throws IllegalStateException if there is none
    static JobExecutor find(ClassLoader loader, ReadableConfig settings) {
        if (HERE.isBound()) return HERE.get();
        return RemoteExecutor.isAskedFor(settings) ? RemoteExecutor.find(loader) : local(loader);
    }

    private static JobExecutor local(ClassLoader loader) {
        Iterator<JobExecutor> found =
                ServiceLoader.load(JobExecutor.class, loader).iterator();
        if (found.hasNext()) return found.next();
        // A user's loader may hide the engine's own class path, so that is searched as well.
        found = ServiceLoader.load(JobExecutor.class, JobExecutor.class.getClassLoader())
                .iterator();
        if (found.hasNext()) return found.next();
        throw StreamFaults.NO_EXECUTOR
                .state("there is no executor on the class path")
                .why("the API alone describes jobs; the runtime runs them")
                .fix("add the dependency dev.millrace:millrace-runtime to the program");
    }
}
