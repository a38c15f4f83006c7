package dev.millrace.api;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import java.util.List;
import java.util.concurrent.Callable;

/// Jobs in two steps: an environment gives what was described, and runs it later.
public sealed interface StreamGraphs permits StreamExecutionEnvironment {

    private StreamExecutionEnvironment self() {
        return (StreamExecutionEnvironment) this;
    }

    /// Takes what was described since the last run: the environment begins anew.
    default StreamGraph getStreamGraph() {
        return getStreamGraph(true);
    }

    /// Gives what was described since the last run.
    ///
    /// @param clearTransformations whether the environment begins anew
    default StreamGraph getStreamGraph(boolean clearTransformations) {
        Jobs jobs = self().jobs();
        return new StreamGraph(self(), clearTransformations ? jobs.take(null) : jobs.peek(null));
    }

    /// Runs a job that this environment has described, and waits for its end.
    default JobExecutionResult execute(StreamGraph streamGraph) throws Exception {
        return self().jobs().execute(own(streamGraph));
    }

    /// Starts a job that this environment has described.
    default JobClient executeAsync(StreamGraph streamGraph) throws Exception {
        return self().jobs().start(own(streamGraph));
    }

    /// The steps of the next job as far as it is described, inputs first.
    default List<Step<?>> describedSteps() {
        return self().jobs().described();
    }

    /// Calls what describes and runs jobs of its own. What was described before is no part of these jobs, and stays
    /// for the next job. Listeners hear nothing of these jobs.
    default <R> R separately(Callable<R> jobs) throws Exception {
        return self().jobs().separately(jobs);
    }

    /// Drops what was described since the last run.
    default void dropDescribed() {
        self().jobs().dropDescribed();
    }

    private JobSpec own(StreamGraph graph) {
        if (graph.environment() == self()) return graph.job();
        throw StreamFaults.SETTING
                .argument("the job '%s' was described in another environment", graph.getJobName())
                .fix("run the job with the environment whose getStreamGraph() gave it");
    }
}
