package dev.millrace.cluster.crew;

import dev.millrace.cluster.call.Fence;

/// Names an attempt's subtasks at one worker.
///
/// @param job its id in hex
/// @param region of the job
/// @param attempt at the region, from 0
public record CrewId(String job, int region, int attempt) {

    /// For calls about it by a coordinator.
    Fence fence(long epoch) {
        return new Fence(epoch, job + "/" + region, attempt);
    }

    @Override
    public String toString() {
        return "attempt " + attempt + " at region " + region + " of job " + job;
    }
}
