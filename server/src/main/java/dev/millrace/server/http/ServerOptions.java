package dev.millrace.server.http;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import java.time.Duration;

/// Defines settings of the HTTP interface.
public final class ServerOptions {
    /// The file of users. Without it, the server does not authenticate by password or token.
    public static final ConfigOption<String> USERS = ConfigOptions.key("rest.auth.users")
            .stringType()
            .noDefaultValue()
            .withDescription("The file of users. Without the file, requests need no authentication.");

    /// The directory of uploaded jars.
    public static final ConfigOption<String> UPLOAD_DIRECTORY = ConfigOptions.key("web.upload.dir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory in which a coordinator keeps uploaded jars, if --jar-dir is not given. It"
                    + " may be in any file system. If it is not local, the coordinator has copies in a new directory.");

    /// The number of failed authentications per address and minute.
    public static final ConfigOption<Integer> ATTEMPTS = ConfigOptions.key("rest.auth.attempts")
            .intType()
            .defaultValue(10)
            .withDescription("The number of failed logins from one address that the server allows in a minute.");

    /// The web pages at the root of the HTTP interface.
    public static final ConfigOption<WebPages> WEB_PAGES = ConfigOptions.key("millrace.web.pages")
            .enumType(WebPages.class)
            .defaultValue(WebPages.CONSOLE)
            .withDescription("The web pages that the HTTP interface shows: `console`; `flink` for the pages of Flink,"
                    + " whose jar flink-runtime-web must be on the class path; or `none`.");

    /// The number of concurrent requests. The server rejects further requests as busy.
    public static final ConfigOption<Integer> REQUESTS = ConfigOptions.key("millrace.rest.max-requests")
            .intType()
            .defaultValue(256)
            .withDescription("The largest number of requests that the server answers at the same time. Further"
                    + " requests are refused and may be repeated.");

    /// The number of open connections. Further connections wait to be accepted.
    public static final ConfigOption<Integer> CONNECTIONS = ConfigOptions.key("millrace.rest.max-connections")
            .intType()
            .defaultValue(4_096)
            .withDescription("The largest number of open connections. Further connections wait until the"
                    + " server accepts them.");

    /// The time within which a new connection must send its first request.
    public static final ConfigOption<Duration> FIRST_REQUEST = ConfigOptions.key("millrace.rest.first-request-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("The longest time from the start of a connection to its first request.");

    /// The minimum rate of request bodies, per second.
    public static final ConfigOption<MemorySize> DATA_RATE = ConfigOptions.key("millrace.rest.min-data-rate")
            .memoryType()
            .defaultValue(new MemorySize(1_024))
            .withDescription("The smallest amount of a request body that must arrive in a second.");

    /// The maximum number of entries of a jar.
    public static final ConfigOption<Integer> JAR_ENTRIES = ConfigOptions.key("millrace.rest.jar.max-entries")
            .intType()
            .defaultValue(200_000)
            .withDescription("The largest number of entries in a jar.");

    /// The maximum ratio of the unpacked size of a jar to its size.
    public static final ConfigOption<Integer> JAR_RATIO = ConfigOptions.key("millrace.rest.jar.max-ratio")
            .intType()
            .defaultValue(100)
            .withDescription("The largest ratio of the unpacked size of a jar to the size of the jar.");

    /// Whether users with the role operate may look at records.
    public static final ConfigOption<Boolean> RECORDS = ConfigOptions.key("millrace.web.records.enabled")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether users with the role operate may look at samples of the records of running jobs,"
                    + " in the console and at `/jobs/:jobid/vertices/:vertexid/records`.");

    /// Whether programs may be uploaded and run over HTTP.
    public static final ConfigOption<Boolean> SUBMIT = ConfigOptions.key("web.submit.enable")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether jars may be uploaded and run in the console and at `/jars`. Commands that send a"
                    + " jar to the coordinator need this, too. Job graphs at `POST /jobs` are accepted anyway.");

    /// Whether administrators may execute SQL over HTTP.
    public static final ConfigOption<Boolean> SQL = ConfigOptions.key("millrace.web.sql.enabled")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether users with the role admin may execute SQL in the process of the coordinator, in"
                    + " the console and at `/sessions`.");

    private ServerOptions() {}
}
