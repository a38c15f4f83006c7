package dev.millrace.cluster.stats;

import dev.millrace.cluster.call.Call;
import dev.millrace.runtime.profile.Profile;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import java.util.List;
import java.util.Map;

/// What a worker can be asked about itself, by whom ever. Each answer is bounded by [WorkerStatsServer].
sealed interface WorkerStatsCall<R extends Record> extends Call<R> {

    /// How the process is.
    record Look() implements WorkerStatsCall<Values> {}

    /// The metrics of a job's subtasks here.
    ///
    /// @param job its id in hex
    record JobMetrics(String job) implements WorkerStatsCall<Values> {}

    /// @param values of metrics, as texts, by their names
    record Values(Map<String, String> values) {}

    /// What threads that run subtasks of a vertex do; answered when they have been looked at.
    record Sample(String job, String vertex, Sampling sampling) implements WorkerStatsCall<Sampled> {}

    record Sampled(List<Stacks> stacks) {}

    /// Its log files.
    record Files() implements WorkerStatsCall<Listed> {}

    record Listed(List<ProcessStats.LogFile> files) {}

    /// A part of a log file.
    ///
    /// @param from the first byte
    /// @param most bytes at most
    record Read(String name, long from, int most) implements WorkerStatsCall<Part> {}

    /// @param isThere whether there is such a file
    /// @param bytes none at its end
    record Part(boolean isThere, byte[] bytes) {}

    /// What its threads do.
    record Threads() implements WorkerStatsCall<Dump> {}

    record Dump(List<ProcessStats.ThreadText> threads) {}

    /// What is known of looks into it.
    record Profiles() implements WorkerStatsCall<Profiled> {}

    /// @param profiles the newest first
    record Profiled(List<Profile> profiles) {}

    /// Begins a look into it; answered at once, or refused with [dev.millrace.runtime.profile.ProfileFaults].
    record Begin(Profile.Mode mode, int seconds) implements WorkerStatsCall<Begun> {}

    record Begun(Profile profile) {}

    /// A part of what a look has found; as [Read].
    record ReadProfile(String file, long from, int most) implements WorkerStatsCall<Part> {}
}
