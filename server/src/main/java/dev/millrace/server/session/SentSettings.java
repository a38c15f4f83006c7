package dev.millrace.server.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Completes a job that a client sent with the settings and files of this process.
final class SentSettings {
    private SentSettings() {}

    /// @param settings defaults for what the job does not set
    /// @param files that came with the job, by their names in its distributed cache
    static JobSpec under(JobSpec sent, Map<String, String> settings, Map<String, Path> files) {
        Map<String, String> said = sent.configuration().toMap();
        Configuration unsaid = new Configuration();
        settings.forEach((key, value) -> {
            if (!said.containsKey(key)) unsaid.setString(key, value);
        });
        // The execution settings are written to the same object.
        sent.configuration().addAll(unsaid);
        sent.checkpoints().configure(unsaid);
        Map<String, DistributedCacheEntry> cached = new HashMap<>(sent.cachedFiles());
        files.forEach((name, path) -> cached.computeIfPresent(
                name, (_, entry) -> new DistributedCacheEntry(path.toString(), entry.isExecutable)));
        return new JobSpec(
                sent.name(),
                sent.steps(),
                sent.configuration(),
                sent.executionConfig(),
                sent.checkpoints(),
                cached,
                sent.slotSharingGroups(),
                sent.userLoader());
    }
}
