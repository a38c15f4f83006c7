package dev.millrace.runtime.job;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can go wrong with a whole job.
final class JobFaults {
    static final Fault CANCELLED = new Fault(5202, Category.USER, "a job was cancelled");
    static final Fault NO_SNAPSHOTS = new Fault(5203, Category.USER, "savepoints are not supported yet");
    static final Fault CACHED_FILE = new Fault(5204, Category.USER, "a cached file is missing");
    static final Fault SOURCE = new Fault(5205, Category.EXTERNAL, "a source could not be opened");
    static final Fault AROUND_JOB = new Fault(5210, Category.USER, "a sink failed before or after the job");

    private JobFaults() {}
}
