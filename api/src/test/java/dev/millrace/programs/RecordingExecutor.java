package dev.millrace.programs;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import java.util.function.Function;

/// Executes no job: the test sets the behaviour. Tests run one after the other.
public final class RecordingExecutor implements JobExecutor {
    private static Function<JobSpec, JobClient> behaviour = _ -> new ScriptedClient();

    static void behave(Function<JobSpec, JobClient> asked) {
        behaviour = asked;
    }

    @Override
    public JobClient start(JobSpec job) {
        return behaviour.apply(job);
    }

    @Override
    public String explain(JobSpec job) {
        return "plan of " + job.name() + " with " + job.steps().size() + " steps";
    }
}
