package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;

/// A job that ended under another process.
///
/// @param how one of the states in which jobs end
/// @param detail why it failed; empty if it did not
/// @param endedMillis by the wall clock
public record PastJob(JobID id, String name, JobStatus how, String detail, long endedMillis) {}
