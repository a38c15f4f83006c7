package dev.millrace.cluster.stats;

import dev.millrace.cluster.call.Call;
import dev.millrace.runtime.profile.Profile;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import java.util.List;
import java.util.Map;

/// Lists the calls that ask a worker about itself. Any process may call. [WorkerStatsServer] limits the size of
/// each answer.
sealed interface WorkerStatsCall<R extends Record> extends Call<R> {

    /// Asks for the metrics of the process.
    record Look() implements WorkerStatsCall<Values> {}

    /// Asks for the metrics of a job's subtasks in the worker.
    ///
    /// @param job the job id in hex
    record JobMetrics(String job) implements WorkerStatsCall<Values> {}

    /// @param values the metrics as texts, by name
    record Values(Map<String, String> values) {}

    /// Asks for samples of the threads that run subtasks of a vertex. The answer comes when sampling is done.
    record Sample(String job, String vertex, Sampling sampling) implements WorkerStatsCall<Sampled> {}

    record Sampled(List<Stacks> stacks) {}

    /// Asks for records that arrive at the subtasks of a vertex. The answer comes when sampling is done.
    record Tap(String job, String vertex, TapRequest request) implements WorkerStatsCall<Tapped> {}

    record Tapped(List<TappedRecord> records) {}

    /// Asks for the list of log files.
    record Files() implements WorkerStatsCall<Listed> {}

    record Listed(List<ProcessStats.LogFile> files) {}

    /// Asks for a part of a log file.
    ///
    /// @param from the first byte
    /// @param most the maximum number of bytes
    record Read(String name, long from, int most) implements WorkerStatsCall<Part> {}

    /// @param isThere whether the file exists
    /// @param bytes the bytes; empty at the end of the file
    record Part(boolean isThere, byte[] bytes) {}

    /// Asks for the levels of loggers.
    record LogLevels() implements WorkerStatsCall<Values> {}

    /// Sets the level of a logger, and asks for all levels. The worker may refuse the call with the fault
    /// LOG_LEVEL of [dev.millrace.runtime.stats.WorkerStatsFaults].
    record SetLogLevel(String logger, String level) implements WorkerStatsCall<Values> {}

    /// Asks for the space on the disks.
    record Disks() implements WorkerStatsCall<Measured> {}

    record Measured(List<ProcessStats.DiskUse> disks) {}

    /// Asks for a thread dump.
    record Threads() implements WorkerStatsCall<Dump> {}

    record Dump(List<ProcessStats.ThreadText> threads) {}

    /// Asks for the list of profiles.
    record Profiles() implements WorkerStatsCall<Profiled> {}

    /// @param profiles the profiles, newest first
    record Profiled(List<Profile> profiles) {}

    /// Starts a profile. The answer comes immediately, or the call is refused
    /// with [dev.millrace.runtime.profile.ProfileFaults].
    record Begin(Profile.Mode mode, int seconds) implements WorkerStatsCall<Begun> {}

    record Begun(Profile profile) {}

    /// Asks for a part of a profile's file, like [Read].
    record ReadProfile(String file, long from, int most) implements WorkerStatsCall<Part> {}
}
