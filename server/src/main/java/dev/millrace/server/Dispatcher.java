package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs programs and jobs, and answers requests about them. Thread-safe.
///
/// Methods that take a job's id know running jobs and the newest of the jobs that have ended. For other ids they throw
/// [ServerFaults#NO_JOB], or return null if their result is nullable.
public interface Dispatcher extends AutoCloseable {

    /// Returns the process that a client must ask instead; null while this process is the leader.
    @Nullable
    Instead instead();

    /// Says that another process is the leader, or is about to become the leader.
    ///
    /// @param address the leader's web address, as `http://host:port`; null if unknown
    record Instead(@Nullable String address) {}

    /// Returns all known jobs, in the order in which they were started.
    List<JobView> jobs();

    /// Returns a job; null if the id is unknown.
    @Nullable
    JobView job(JobID id);

    /// Returns how a job ended; null while the job runs.
    @Nullable
    JobOutcome outcome(JobID id);

    /// Returns the values of a job's accumulators as text, by name, each with the name of its type.
    Map<String, Accumulated> accumulators(JobID id);

    /// Returns the accumulators of one vertex.
    ///
    /// @param vertex the public id of the vertex
    VertexAccumulated accumulators(JobID id, String vertex);

    /// Returns a job's accumulators by name. Each value is an [dev.millrace.api.util.OptionalFailure] in Java
    /// serialization and Base64, for clients that have the program's classes.
    Map<String, String> serializedAccumulators(JobID id);

    /// Returns records that the job returns to the program that has started the job; a page without a writer if there
    /// are no records.
    ResultPage results(JobID id, ResultRequest request);

    /// Returns the job's metrics as text, by their full names.
    Map<String, String> metrics(JobID id);

    /// Samples the stacks of the threads that run subtasks of a vertex. The future completes when all samples
    /// are taken.
    ///
    /// @param vertex the public id of the vertex
    CompletableFuture<List<Stacks>> stacks(JobID id, String vertex, Sampling sampling);

    /// Samples the records that arrive at subtasks of a vertex. The future completes when there are enough records, or
    /// the time is over.
    ///
    /// @param vertex the public id of the vertex
    CompletableFuture<List<TappedRecord>> tap(JobID id, String vertex, TapRequest request);

    /// Returns the running programs and the newest of those that have ended, in the order in which they were started.
    List<ApplicationView> applications();

    /// Runs a program's main method, and waits until the program has started its first job. The program may start more
    /// jobs afterwards.
    JobID run(ProgramCall program);

    /// Runs a program's main method, and does not wait for it.
    ///
    /// @return the program's id, as in its [ApplicationView]
    String runApplication(ProgramCall program);

    /// Cancels a program: cancels its jobs, interrupts its main method, and refuses further jobs. Returns at once. If
    /// the program was cancelled before, nothing changes.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [ServerFaults#NO_PROGRAM] if the program is unknown, and
    /// [ServerFaults#PROGRAM_OVER] if the program has finished or failed
    void cancelApplication(String id);

    /// Starts a job that a client has sent as a job graph.
    JobID submit(SentJob job);

    /// Runs a program up to its first job, and returns that job without running it.
    PlannedJob plan(ProgramCall program);

    /// Cancels a job without a savepoint. The future completes when the job has ended. If the job has already ended,
    /// nothing changes.
    CompletableFuture<Void> cancel(JobID id);

    /// @param directory null for the directory that the job's settings name
    CompletableFuture<String> savepoint(JobID id, @Nullable String directory);

    /// Stops a job with a savepoint.
    ///
    /// @param drains whether windows and timers fire first
    CompletableFuture<String> stop(JobID id, @Nullable String directory, boolean drains);

    /// Takes a checkpoint now, and returns its id.
    CompletableFuture<Long> checkpoint(JobID id);

    /// Returns the bounds of the parallelism of a job's vertices, by vertex id. Both bounds are equal if the
    /// parallelism cannot change.
    Map<String, Bounds> bounds(JobID id);

    /// Changes the bounds of the parallelism of a job's vertices.
    ///
    /// @param wanted new bounds by vertex id; vertices that the map does not contain keep their bounds
    void require(JobID id, Map<String, Bounds> wanted);

    /// Returns the newest rescales of a job, oldest first; empty for a job that has ended.
    List<RescaleView> rescales(JobID id);

    /// Deletes a savepoint.
    void dispose(String path) throws IOException;

    /// Returns the statistics of the process that leads.
    ProcessStats coordinator();

    /// Returns the statistics of the processes that run subtasks.
    List<ProcessStats> workers();

    /// Registers a listener for the end of each job of this process. The thread that ends the job calls the listener,
    /// which must return quickly.
    void whenJobEnds(Consumer<JobID> listener);

    /// Requests the end of all jobs and of the process; returns at once.
    void shutDown();

    @Override
    void close();

    /// Holds the value of an accumulator.
    ///
    /// @param serialized for Flink's clients; null if the value needs the program's classes or is too large
    record Accumulated(String type, String value, @Nullable String serialized) {}

    /// Holds the accumulators of a vertex, by name.
    ///
    /// @param all merged over the subtasks
    /// @param bySubtask the accumulators of each subtask
    record VertexAccumulated(Map<String, Accumulated> all, List<Map<String, Accumulated>> bySubtask) {
        /// The result for a vertex whose accumulators are unknown.
        public static final VertexAccumulated NOTHING = new VertexAccumulated(Map.of(), List.of());

        public VertexAccumulated {
            bySubtask = List.copyOf(bySubtask);
        }

        /// Returns the accumulators of a subtask; empty if the subtask does not exist.
        public Map<String, Accumulated> of(int subtask) {
            return subtask < bySubtask.size() ? bySubtask.get(subtask) : Map.of();
        }
    }
}
