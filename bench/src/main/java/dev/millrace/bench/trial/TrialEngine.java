package dev.millrace.bench.trial;

import dev.millrace.bench.cluster.Cluster;
import dev.millrace.bench.keep.Figures;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Task;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;

/// Represents an engine under test; loaded by `ServiceLoader`. Not thread-safe.
public interface TrialEngine {
    /// Returns the name on the command line and in results.
    String name();

    /// Runs a task to its end. Sources call `Meter.begin` before their first event, and sinks call `Tally.finish`
    /// after their last result.
    ///
    /// @param config one of the configurations that the driver knows for this engine and workload
    void run(Task task, String config) throws Exception;

    /// Counts the words of [Words#LINES] and passes each result to [Words#report]. Called at most once per process.
    void countWords() throws Exception;

    /// Starts the job of a task, which calls the current `KeepProbe`, waits for the end of the measurement, and
    /// cancels the job.
    default Figures keep(KeepTask task) throws Exception {
        throw new UnsupportedOperationException(name() + " has no job that keeps state");
    }

    /// Starts a cluster, and waits until it accepts jobs.
    default Cluster cluster(Cluster.Plan plan) throws Exception {
        throw new UnsupportedOperationException(name() + " is not run as a cluster");
    }

    /// Rejects any configuration but `default`, for engines without other configurations.
    static void requireDefault(String config) {
        if (!config.equals("default")) {
            throw new IllegalArgumentException("no configuration '" + config + "'");
        }
    }

    /// Returns the engine with that name on the class path.
    static TrialEngine named(String name) {
        return ServiceLoader.load(TrialEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no engine '" + name + "' on the class path"));
    }
}
