package dev.millrace.api;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import java.util.List;
import java.util.concurrent.Callable;

/// Contains the methods of an environment that separate the description of a job from its execution.
public sealed interface StreamGraphs permits StreamExecutionEnvironment {

    private StreamExecutionEnvironment self() {
        return (StreamExecutionEnvironment) this;
    }

    /// Returns the job that was described since the last job and removes its steps from the environment.
    default StreamGraph getStreamGraph() {
        return getStreamGraph(true);
    }

    /// Returns the job that was described since the last job.
    ///
    /// @param clearTransformations whether to remove the steps from the environment
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

    /// Returns the steps of the next job as described so far, inputs first.
    default List<Step<?>> describedSteps() {
        return self().jobs().described();
    }

    /// Calls code that describes and runs its own jobs. Steps that were described before are not part of these jobs and
    /// remain for the next job. Listeners are not notified of these jobs.
    default <R> R separately(Callable<R> jobs) throws Exception {
        return self().jobs().separately(jobs);
    }

    /// Removes the steps that were described since the last job.
    default void dropDescribed() {
        self().jobs().dropDescribed();
    }

    private JobSpec own(StreamGraph graph) {
        if (graph.environment() == self()) return graph.job();
        throw StreamFaults.SETTING
                .argument("The job '%s' belongs to another environment.", graph.getJobName())
                .fix("Run the job with the environment whose getStreamGraph() returned it.");
    }
}
