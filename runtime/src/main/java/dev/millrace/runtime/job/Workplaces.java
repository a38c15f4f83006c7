package dev.millrace.runtime.job;

import java.util.Map;

/// Where the subtasks of a job may run. Any thread.
interface Workplaces {

    /// Decides where the subtasks of a region run in their next attempt.
    ///
    /// @return by their numbers among all subtasks of the job
    Map<Integer, Workplace> place(Region region);
}
