package dev.millrace.cluster.deploy;

import dev.millrace.cluster.call.FencingToken;
import dev.millrace.network.AttemptId;

/// Names an attempt's subtasks at one worker.
///
/// @param job its id in hex
/// @param region of the job
/// @param epoch of the leader whose attempt it is: each counts anew
/// @param attempt at the region, from 0
public record DeploymentId(String job, int region, long epoch, int attempt) {

    /// For calls about it by its coordinator.
    FencingToken token() {
        return new FencingToken(epoch, job + "/" + region, attempt);
    }

    /// As its channels are told from those of other attempts.
    AttemptId attemptId() {
        return new AttemptId(epoch, attempt);
    }

    /// Whether it is of an attempt before, at the same region.
    boolean isBefore(DeploymentId other) {
        return job.equals(other.job) && region == other.region && attemptId().compareTo(other.attemptId()) < 0;
    }

    @Override
    public String toString() {
        return attemptId() + " at region " + region + " of job " + job;
    }
}
