package dev.millrace.server.history;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HistoryServerOptions;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import dev.millrace.server.ServerFaults;
import dev.millrace.server.http.RestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds the settings of a history server, from Flink's `historyserver.*`.
///
/// @param rest address, authentication and limits, as for every server
/// @param lookMillis interval between two scans of the directories
/// @param pageMillis refresh interval of the web pages
/// @param own a directory in which the server creates one for its files; empty for the system's default
record HistorySettings(
        RestSettings rest,
        Rounds.Terms terms,
        long lookMillis,
        long pageMillis,
        Optional<Path> own,
        Optional<LogAddress> coordinatorLogs,
        Optional<LogAddress> workerLogs) {
    private static final String HERE = "127.0.0.1";

    /// @param settings by key
    /// @throws dev.millrace.base.fault.MillraceException if no directory is set or an option is invalid
    static HistorySettings of(Host host, Map<String, String> settings) {
        Configuration all = Configuration.fromMap(settings);
        boolean isEncrypted = all.get(SecurityOptions.SSL_REST_ENABLED)
                && all.get(HistoryServerOptions.HISTORY_SERVER_WEB_SSL_ENABLED);
        Configuration rest = new Configuration(all).set(SecurityOptions.SSL_REST_ENABLED, isEncrypted);
        Rounds.Terms terms = new Rounds.Terms(folders(host, all), Retention.of(all), followed(all));
        return new HistorySettings(
                new RestSettings(
                        Path.of(""),
                        all.getOptional(HistoryServerOptions.HISTORY_SERVER_WEB_ADDRESS)
                                .orElse(HERE),
                        all.get(HistoryServerOptions.HISTORY_SERVER_WEB_PORT),
                        rest),
                terms,
                all.get(HistoryServerOptions.HISTORY_SERVER_ARCHIVE_REFRESH_INTERVAL)
                        .toMillis(),
                all.get(HistoryServerOptions.HISTORY_SERVER_WEB_REFRESH_INTERVAL)
                        .toMillis(),
                all.getOptional(HistoryServerOptions.HISTORY_SERVER_WEB_DIR).map(Path::of),
                LogAddress.of(all, HistoryServerOptions.HISTORY_SERVER_JOBMANAGER_LOG_URL_PATTERN),
                LogAddress.of(all, HistoryServerOptions.HISTORY_SERVER_TASKMANAGER_LOG_URL_PATTERN));
    }

    private static List<Folder> folders(Host host, Configuration settings) {
        String named = settings.getOptional(HistoryServerOptions.HISTORY_SERVER_ARCHIVE_DIRS)
                .orElse("");
        SnapshotAddresses addresses =
                new SnapshotAddresses(host.disk(), HistorySettings.class.getClassLoader(), settings);
        List<Folder> folders = new ArrayList<>();
        for (String each : named.split(",")) {
            if (each.isBlank()) continue;
            folders.add(
                    new Folder(addresses.place(each.strip(), HistoryServerOptions.HISTORY_SERVER_ARCHIVE_DIRS.key())));
        }
        if (!folders.isEmpty()) return folders;
        throw ServerFaults.HISTORY
                .what("The history server has no archive directory.")
                .why("The option %s is not set.", HistoryServerOptions.HISTORY_SERVER_ARCHIVE_DIRS.key())
                .fix("Set the option to the values of jobmanager.archive.fs.dir of the clusters, separated by"
                        + " commas.");
    }

    private static Set<ArchiveKind> followed(Configuration settings) {
        Set<ArchiveKind> followed = EnumSet.noneOf(ArchiveKind.class);
        if (settings.get(HistoryServerOptions.HISTORY_SERVER_CLEANUP_EXPIRED_JOBS)) followed.add(ArchiveKind.JOB);
        if (settings.get(HistoryServerOptions.HISTORY_SERVER_CLEANUP_EXPIRED_APPLICATIONS))
            followed.add(ArchiveKind.APPLICATION);
        return followed;
    }

    /// Returns the archive directories, for messages.
    List<String> directories() {
        return terms.folders().stream().map(each -> each.place().address()).toList();
    }
}
