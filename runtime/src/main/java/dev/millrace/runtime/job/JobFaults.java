package dev.millrace.runtime.job;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can go wrong with a whole job.
final class JobFaults {
    static final Fault CANCELLED = new Fault(5202, Category.USER, "a job was cancelled");
    static final Fault NOT_RUNNING = new Fault(5203, Category.OPERATIONS, "a job is not running");
    static final Fault CACHED_FILE = new Fault(5204, Category.USER, "a cached file is missing");
    static final Fault SOURCE = new Fault(5205, Category.EXTERNAL, "a source could not be opened");
    static final Fault AROUND_JOB = new Fault(5210, Category.USER, "a sink failed before or after the job");
    static final Fault NO_SAVEPOINT_PLACE = new Fault(5211, Category.USER, "nobody said where a savepoint goes");
    static final Fault NOT_LOCAL = new Fault(5212, Category.USER, "a directory is where nobody can reach it");
    static final Fault NO_SNAPSHOT = new Fault(5213, Category.USER, "there is no snapshot to start from");
    static final Fault UNCLAIMED = new Fault(5214, Category.USER, "a snapshot has state that a job would lose");
    static final Fault NOT_OPENED = new Fault(5333, Category.EXTERNAL, "a file system cannot be opened");
    static final Fault READ_ONLY = new Fault(5334, Category.OPERATIONS, "checkpoints cannot be written where they go");

    static final Fault GIVEN_UP = new Fault(5353, Category.USER, "a job was restarted in vain");

    static final Fault NOT_STOPPED = new Fault(5219, Category.OPERATIONS, "a job went on instead of stopping");

    static final Fault SUSPENDED = new Fault(5340, Category.OPERATIONS, "another process goes on with a job");

    private JobFaults() {}
}
