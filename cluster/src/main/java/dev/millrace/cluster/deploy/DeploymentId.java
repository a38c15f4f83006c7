package dev.millrace.cluster.deploy;

import dev.millrace.cluster.call.FencingToken;
import dev.millrace.network.AttemptId;

/// Identifies the subtasks of one attempt at one worker.
///
/// @param job the job id in hex
/// @param region the region of the job
/// @param epoch the epoch of the leader that started the attempt; each leader numbers its attempts from 0
/// @param attempt the number of the attempt for this region, from 0
public record DeploymentId(String job, int region, long epoch, int attempt) {

    /// Returns the fencing token for the coordinator's calls about the deployment.
    FencingToken token() {
        return new FencingToken(epoch, job + "/" + region, attempt);
    }

    /// Returns the id that distinguishes the channels of this attempt from those of others.
    AttemptId attemptId() {
        return new AttemptId(epoch, attempt);
    }

    /// Returns whether this is a deployment of an earlier attempt at the same region.
    boolean isBefore(DeploymentId other) {
        return job.equals(other.job) && region == other.region && attemptId().compareTo(other.attemptId()) < 0;
    }

    @Override
    public String toString() {
        return attemptId() + " at region " + region + " of job " + job;
    }
}
