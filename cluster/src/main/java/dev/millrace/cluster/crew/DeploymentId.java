package dev.millrace.cluster.crew;

import dev.millrace.cluster.call.Fence;
import dev.millrace.network.Turn;

/// Names an attempt's subtasks at one worker.
///
/// @param job its id in hex
/// @param region of the job
/// @param epoch of the leader whose attempt it is: each counts anew
/// @param attempt at the region, from 0
public record DeploymentId(String job, int region, long epoch, int attempt) {

    /// For calls about it by its coordinator.
    Fence fence() {
        return new Fence(epoch, job + "/" + region, attempt);
    }

    /// As its channels are told from those of other attempts.
    Turn turn() {
        return new Turn(epoch, attempt);
    }

    /// Whether it is of an attempt before, at the same region.
    boolean isBefore(DeploymentId other) {
        return job.equals(other.job) && region == other.region && turn().compareTo(other.turn()) < 0;
    }

    @Override
    public String toString() {
        return turn() + " at region " + region + " of job " + job;
    }
}
