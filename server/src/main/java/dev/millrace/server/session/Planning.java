package dev.millrace.server.session;

import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.graph.Explanation;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.runtime.job.run.JobViews;
import dev.millrace.server.PlannedJob;
import java.util.concurrent.CompletableFuture;

/// Runs a program up to its first job, and returns the plan of that job.
final class Planning implements JobExecutor {
    private final CompletableFuture<PlannedJob> planned;

    Planning(CompletableFuture<PlannedJob> planned) {
        this.planned = planned;
    }

    /// Ends the main method of a program when its plan is complete.
    static final class PlanIsThere extends Error {
        private static final long serialVersionUID = 1L;

        PlanIsThere() {
            super("only the plan of this program was asked for", null, false, false);
        }
    }

    @Override
    public JobClient start(JobSpec spec) {
        JobGraph graph = JobGraphs.build(spec);
        boolean isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
        planned.complete(new PlannedJob(spec.name(), isStreaming, JobViews.of(graph)));
        throw new PlanIsThere();
    }

    @Override
    public String explain(JobSpec spec) {
        return Explanation.json(spec);
    }
}
