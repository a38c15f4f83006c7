package dev.millrace.api.config;

import java.time.Duration;

/// Options of a history server, which shows jobs that are over.
public class HistoryServerOptions {

    /// How often the directories of archives are looked at.
    public static final ConfigOption<Duration> HISTORY_SERVER_ARCHIVE_REFRESH_INTERVAL = ConfigOptions.key(
                    "historyserver.archive.fs.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How often the directories of archives are looked at.");

    /// The directories of archives, with commas between.
    public static final ConfigOption<String> HISTORY_SERVER_ARCHIVE_DIRS = ConfigOptions.key(
                    "historyserver.archive.fs.dir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directories of archives, with commas between: what jobmanager.archive.fs.dir of the"
                    + " clusters says.");

    /// Where the logs of a job's worker are to be found.
    public static final ConfigOption<String> HISTORY_SERVER_TASKMANAGER_LOG_URL_PATTERN = ConfigOptions.key(
                    "historyserver.log.taskmanager.url-pattern")
            .stringType()
            .noDefaultValue()
            .withDescription("Where the logs of a job's worker are to be found, as an http or https URL in which"
                    + " <jobid> and <tmid> stand for the two.");

    /// Where the logs of a job's coordinator are to be found.
    public static final ConfigOption<String> HISTORY_SERVER_JOBMANAGER_LOG_URL_PATTERN = ConfigOptions.key(
                    "historyserver.log.jobmanager.url-pattern")
            .stringType()
            .noDefaultValue()
            .withDescription("Where the logs of a job's coordinator are to be found, as an http or https URL in which"
                    + " <jobid> stands for the job.");

    /// A directory for the server's own files.
    public static final ConfigOption<String> HISTORY_SERVER_WEB_DIR = ConfigOptions.key("historyserver.web.tmpdir")
            .stringType()
            .noDefaultValue()
            .withDescription("A directory for the server's own files, which are gone when it has ended.");

    /// The address that is listened at.
    public static final ConfigOption<String> HISTORY_SERVER_WEB_ADDRESS = ConfigOptions.key("historyserver.web.address")
            .stringType()
            .noDefaultValue()
            .withDescription("The address that is listened at.");

    /// The port that is listened at.
    public static final ConfigOption<Integer> HISTORY_SERVER_WEB_PORT = ConfigOptions.key("historyserver.web.port")
            .intType()
            .defaultValue(8082)
            .withDescription("The port that is listened at.");

    /// How often web pages ask again.
    public static final ConfigOption<Duration> HISTORY_SERVER_WEB_REFRESH_INTERVAL = ConfigOptions.key(
                    "historyserver.web.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How often web pages ask again.");

    /// Whether TLS is spoken, if the REST interface does.
    public static final ConfigOption<Boolean> HISTORY_SERVER_WEB_SSL_ENABLED = ConfigOptions.key(
                    "historyserver.web.ssl.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether TLS is spoken, if security.ssl.rest.enabled says so, too.");

    /// Whether jobs are forgotten whose archives somebody has deleted.
    public static final ConfigOption<Boolean> HISTORY_SERVER_CLEANUP_EXPIRED_JOBS = ConfigOptions.key(
                    "historyserver.archive.clean-expired-jobs")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether jobs are forgotten whose archives somebody has deleted.");

    /// How many archives of jobs are kept in a directory.
    public static final ConfigOption<Integer> HISTORY_SERVER_RETAINED_JOBS = ConfigOptions.key(
                    "historyserver.archive.retained-jobs")
            .intType()
            .defaultValue(-1)
            .withDescription("How many archives of jobs are kept in a directory; older ones are deleted there. -1 for"
                    + " all.");

    /// Whether applications are forgotten whose archives somebody has deleted.
    public static final ConfigOption<Boolean> HISTORY_SERVER_CLEANUP_EXPIRED_APPLICATIONS = ConfigOptions.key(
                    "historyserver.archive.clean-expired-applications")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether applications are forgotten whose archives somebody has deleted.");

    /// How many archives of applications are kept in a directory.
    public static final ConfigOption<Integer> HISTORY_SERVER_RETAINED_APPLICATIONS = ConfigOptions.key(
                    "historyserver.archive.retained-applications")
            .intType()
            .defaultValue(-1)
            .withDescription("How many archives of applications are kept in a directory; older ones are deleted there."
                    + " -1 for all.");

    /// How long an archive is kept.
    public static final ConfigOption<Duration> HISTORY_SERVER_RETAINED_TTL = ConfigOptions.key(
                    "historyserver.archive.retained-ttl")
            .durationType()
            .noDefaultValue()
            .withDescription("How long an archive is kept; older ones are deleted in their directory.");

    private HistoryServerOptions() {}
}
