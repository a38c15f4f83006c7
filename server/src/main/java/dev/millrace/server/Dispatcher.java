package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes programs and shows what becomes of their jobs. Any thread.
///
/// Methods that take a job's id know running jobs and the newest of those that have ended; for others they throw
/// [ServerFaults#NO_JOB], or give null where they say so.
public interface Dispatcher extends AutoCloseable {

    /// Whom to ask instead; null as long as this process decides about jobs.
    @Nullable
    Instead instead();

    /// Another process decides, or is about to.
    ///
    /// @param address of its pages, as `http://host:port`; null if that is not known
    record Instead(@Nullable String address) {}

    /// All jobs that are known, in the order in which they were started.
    List<JobView> jobs();

    /// Null if there is none.
    @Nullable
    JobView job(JobID id);

    /// How a job ended; null as long as it goes on.
    @Nullable
    JobOutcome outcome(JobID id);

    /// What its accumulators hold, as text, by name; each with the name of its type.
    Map<String, Accumulated> accumulators(JobID id);

    /// The same of one vertex.
    ///
    /// @param vertex the id that people know it by
    VertexAccumulated accumulators(JobID id, String vertex);

    /// What its accumulators hold, by name: an [dev.millrace.api.util.OptionalFailure] in Java's serialization and
    /// Base64, for who has the program's classes.
    Map<String, String> serializedAccumulators(JobID id);

    /// The job's metrics by their full names, as texts.
    Map<String, String> metrics(JobID id);

    /// What threads do that run subtasks of a vertex; complete when they have been looked at.
    ///
    /// @param vertex the id that people know it by
    CompletableFuture<List<Stacks>> stacks(JobID id, String vertex, Sampling sampling);

    /// Programs that run, and the newest of those that have ended, in the order in which they were started.
    List<ApplicationView> applications();

    /// Runs a program's main method, and waits until it has started its first job. It may start others afterwards.
    JobID run(ProgramCall program);

    /// Runs a program's main method, and does not wait for it.
    ///
    /// @return the program's id, as in its [ApplicationView]
    String runApplication(ProgramCall program);

    /// Ends a program: its jobs are cancelled, its main method is interrupted, and it starts no other job. Returns at
    /// once; one that was cancelled before stays as it is.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [ServerFaults#NO_PROGRAM] if it is not known, and
    ///     [ServerFaults#PROGRAM_OVER] if it has come to another end
    void cancelApplication(String id);

    /// Begins a job that another process has described.
    JobID submit(SentJob job);

    /// The first job of a program, which does not run.
    PlannedJob plan(ProgramCall program);

    /// Ends a job without a savepoint; done when it has ended. A job that has ended stays as it is.
    CompletableFuture<Void> cancel(JobID id);

    /// @param directory null for where the job says
    CompletableFuture<String> savepoint(JobID id, @Nullable String directory);

    /// Ends a job with a savepoint.
    ///
    /// @param drains whether windows and timers fire first
    CompletableFuture<String> stop(JobID id, @Nullable String directory, boolean drains);

    /// Takes a checkpoint now, and gives its number.
    CompletableFuture<Long> checkpoint(JobID id);

    /// Between which parallelisms a job's vertices run, by their ids; both are the same where that cannot change.
    Map<String, Bounds> bounds(JobID id);

    /// Lets vertices of a job run between other parallelisms.
    ///
    /// @param wanted by their ids; who is not in it keeps its own
    void require(JobID id, Map<String, Bounds> wanted);

    /// The newest changes of a job's parallelism, oldest first; none of a job that has ended.
    List<RescaleView> rescales(JobID id);

    /// Deletes a savepoint.
    void dispose(String path) throws IOException;

    /// The process that decides.
    ProcessStats coordinator();

    /// Those that run subtasks.
    List<ProcessStats> workers();

    /// Tells of each job that is over here from now on, on the thread that ends it: it must not take long.
    void whenJobEnds(Consumer<JobID> listener);

    /// Asks for the end of all jobs and of the process; returns at once.
    void shutDown();

    @Override
    void close();

    /// The value of an accumulator.
    ///
    /// @param serialized for Flink's clients; null if only the program's classes could read it, or it is too large
    record Accumulated(String type, String value, @Nullable String serialized) {}

    /// Accumulators of a vertex, by name.
    ///
    /// @param all merged over its subtasks
    /// @param bySubtask of each by itself
    record VertexAccumulated(Map<String, Accumulated> all, List<Map<String, Accumulated>> bySubtask) {
        /// Of a vertex of which nothing is known.
        public static final VertexAccumulated NOTHING = new VertexAccumulated(Map.of(), List.of());

        public VertexAccumulated {
            bySubtask = List.copyOf(bySubtask);
        }

        /// Nothing of one that is not there.
        public Map<String, Accumulated> of(int subtask) {
            return subtask < bySubtask.size() ? bySubtask.get(subtask) : Map.of();
        }
    }
}
