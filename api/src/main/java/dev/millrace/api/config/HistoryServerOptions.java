package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of a history server, which shows jobs that have ended.
public class HistoryServerOptions {

    /// The time between two scans of the directories of archives.
    public static final ConfigOption<Duration> HISTORY_SERVER_ARCHIVE_REFRESH_INTERVAL = ConfigOptions.key(
                    "historyserver.archive.fs.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("The time between two scans of the directories of archives.");

    /// The directories of archives, separated by commas.
    public static final ConfigOption<String> HISTORY_SERVER_ARCHIVE_DIRS = ConfigOptions.key(
                    "historyserver.archive.fs.dir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directories of archives, separated by commas: the values of"
                    + " jobmanager.archive.fs.dir of the clusters.");

    /// The pattern of the URL of a worker's logs. `<jobid>` and `<tmid>` stand for the ids of the job and
    /// the worker.
    public static final ConfigOption<String> HISTORY_SERVER_TASKMANAGER_LOG_URL_PATTERN = ConfigOptions.key(
                    "historyserver.log.taskmanager.url-pattern")
            .stringType()
            .noDefaultValue()
            .withDescription("The http or https URL of the logs of a worker. <jobid> and <tmid> in the URL"
                    + " stand for the ids of the job and of the worker.");

    /// The pattern of the URL of a coordinator's logs. `<jobid>` stands for the id of the job.
    public static final ConfigOption<String> HISTORY_SERVER_JOBMANAGER_LOG_URL_PATTERN = ConfigOptions.key(
                    "historyserver.log.jobmanager.url-pattern")
            .stringType()
            .noDefaultValue()
            .withDescription("The http or https URL of the logs of a coordinator. <jobid> in the URL stands"
                    + " for the id of the job.");

    /// The directory of temporary files of the server.
    public static final ConfigOption<String> HISTORY_SERVER_WEB_DIR = ConfigOptions.key("historyserver.web.tmpdir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory of temporary files of the server.");

    /// The address at which the server listens.
    public static final ConfigOption<String> HISTORY_SERVER_WEB_ADDRESS = ConfigOptions.key("historyserver.web.address")
            .stringType()
            .noDefaultValue()
            .withDescription("The address at which the server listens.");

    /// The port at which the server listens.
    public static final ConfigOption<Integer> HISTORY_SERVER_WEB_PORT = ConfigOptions.key("historyserver.web.port")
            .intType()
            .defaultValue(8082)
            .withDescription("The port at which the server listens.");

    /// The time between two refreshes of the web pages.
    public static final ConfigOption<Duration> HISTORY_SERVER_WEB_REFRESH_INTERVAL = ConfigOptions.key(
                    "historyserver.web.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("The time between two refreshes of the web pages.");

    /// Whether the server uses TLS. The option security.ssl.rest.enabled must be set, too.
    public static final ConfigOption<Boolean> HISTORY_SERVER_WEB_SSL_ENABLED = ConfigOptions.key(
                    "historyserver.web.ssl.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the server uses TLS. security.ssl.rest.enabled must be set, too.");

    /// Whether the server forgets jobs whose archives were deleted.
    public static final ConfigOption<Boolean> HISTORY_SERVER_CLEANUP_EXPIRED_JOBS = ConfigOptions.key(
                    "historyserver.archive.clean-expired-jobs")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the server forgets jobs whose archives were deleted.");

    /// The number of archives of jobs that the server keeps in a directory. -1 keeps all.
    public static final ConfigOption<Integer> HISTORY_SERVER_RETAINED_JOBS = ConfigOptions.key(
                    "historyserver.archive.retained-jobs")
            .intType()
            .defaultValue(-1)
            .withDescription("The number of archives of jobs that the server keeps in a directory. The server"
                    + " deletes older archives. -1 keeps all.");

    /// Whether the server forgets applications whose archives were deleted.
    public static final ConfigOption<Boolean> HISTORY_SERVER_CLEANUP_EXPIRED_APPLICATIONS = ConfigOptions.key(
                    "historyserver.archive.clean-expired-applications")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the server forgets applications whose archives were deleted.");

    /// The number of archives of applications that the server keeps in a directory. -1 keeps all.
    public static final ConfigOption<Integer> HISTORY_SERVER_RETAINED_APPLICATIONS = ConfigOptions.key(
                    "historyserver.archive.retained-applications")
            .intType()
            .defaultValue(-1)
            .withDescription("The number of archives of applications that the server keeps in a directory. The"
                    + " server deletes older archives. -1 keeps all.");

    /// The time for which the server keeps an archive. Without a value the server keeps archives of any age.
    public static final ConfigOption<Duration> HISTORY_SERVER_RETAINED_TTL = ConfigOptions.key(
                    "historyserver.archive.retained-ttl")
            .durationType()
            .noDefaultValue()
            .withDescription("The time for which the server keeps an archive. The server deletes older archives.");

    private HistoryServerOptions() {}
}
