package dev.millrace.runtime.failure;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.api.failure.FailedRecords;
import dev.millrace.api.failure.FailureOptions;
import dev.millrace.api.failure.OnFailure;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Vertex;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a job's configuration for failed records. Thread-safe.
public final class FailureRules {
    private final Configuration configuration;
    private final int failuresBefore;
    private final long skippedMax;
    private final @Nullable Path directory;

    public FailureRules(Configuration configuration) {
        this.configuration = configuration;
        this.failuresBefore = configuration.get(FailureOptions.FAILURES_BEFORE);
        this.skippedMax = configuration.get(FailureOptions.SKIPPED_MAX);
        this.directory = configuration
                .getOptional(FailureOptions.ERROR_DIRECTORY)
                .map(named -> FileSystems.local(FailureOptions.ERROR_DIRECTORY.key(), named))
                .orElse(null);
    }

    /// Returns whether records of any step may fail without failing the job.
    boolean isLenient() {
        String ofSteps = FailureOptions.ON_FAILURE.key() + ".";
        return configuration.get(FailureOptions.ON_FAILURE) != OnFailure.FAIL
                || configuration.toMap().keySet().stream().anyMatch(key -> key.startsWith(ofSteps));
    }

    /// Returns the policy of a step. Committers always fail the job, because committables are not records of
    /// the program.
    public OnFailure of(Step<?> step) {
        if (step.operation() instanceof Operation.Commit) return OnFailure.FAIL;
        String uid = step.uid();
        OnFailure usual = configuration.get(FailureOptions.ON_FAILURE);
        return uid == null
                ? usual
                : configuration.getOptional(FailureOptions.onFailure(uid)).orElse(usual);
    }

    /// Checks that failed records have a target if they are routed.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if failed records are routed, but there is no reader and
    /// no directory
    public void check(JobGraph graph) {
        boolean isRouting = false;
        boolean isRead = directory != null;
        for (Vertex vertex : graph.vertices()) {
            Deque<ChainLink> links = new ArrayDeque<>(List.of(vertex.head()));
            for (ChainLink link = links.poll(); link != null; link = links.poll()) {
                isRouting |= of(link.step()) == OnFailure.ROUTE;
                for (Exit exit : link.exits()) {
                    isRead |= FailedRecords.TAG.equals(exit.side());
                    if (exit instanceof Exit.Chained chained) links.add(chained.next());
                }
            }
        }
        if (!isRouting || isRead) return;
        throw FailureFaults.NOWHERE_TO_ROUTE
                .what("Failed records of '%s' have no target.", graph.name())
                .fix("Read getSideOutput(FailedRecords.TAG) of a step, or set" + " millrace.records.error-directory.");
    }

    /// Returns how often a record must have failed the job before its policy applies.
    int failuresBefore() {
        return failuresBefore;
    }

    long skippedMax() {
        return skippedMax;
    }

    /// Returns the directory for routed records that no step reads; null for none.
    public @Nullable Path directory() {
        return directory;
    }
}
