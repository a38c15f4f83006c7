package dev.millrace.cluster.stats;

import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.profile.Profile;
import dev.millrace.runtime.profile.Profiler;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts and reads profiles of a worker's process.
record RemoteProfiler(RemoteProcessStats.Line line, RegisteredWorker worker) implements Profiler {

    @Override
    public List<Profile> profiles() {
        return line.ask(worker, new WorkerStatsCall.Profiles()).profiles();
    }

    @Override
    public Profile begin(Profile.Mode mode, int seconds) {
        return line.ask(worker, new WorkerStatsCall.Begin(mode, seconds)).profile();
    }

    @Override
    public @Nullable InputStream open(String file, long from) {
        return RemoteFile.open(
                (next, most) -> line.ask(worker, new WorkerStatsCall.ReadProfile(file, next, most)), from);
    }
}
