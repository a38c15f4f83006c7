package dev.millrace.runtime.random;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.runtime.job.run.LocalJobExecutor;

/// Serializes a job and runs the deserialized job, as another process would.
public final class SerializedJobExecutor implements JobExecutor {
    private final LocalJobExecutor executor = new LocalJobExecutor();

    @Override
    public JobClient start(JobSpec job) {
        return executor.start(JobForm.read(JobForm.write(job), job.userLoader()));
    }

    @Override
    public String explain(JobSpec job) {
        return executor.explain(JobForm.read(JobForm.write(job), job.userLoader()));
    }
}
