package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;

/// Describes a job that ended under a former leader.
///
/// @param how a terminal state
/// @param detail the reason of a failure; empty if the job did not fail
/// @param endedMillis in milliseconds since the epoch
public record PastJob(JobID id, String name, JobStatus how, String detail, long endedMillis) {}
