package dev.millrace.server.http;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import java.time.Duration;

/// Defines settings of the HTTP interface that Flink does not have.
public final class ServerOptions {
    /// The file of users. Without it, the server does not authenticate by password or token.
    public static final ConfigOption<String> USERS = ConfigOptions.key("rest.auth.users")
            .stringType()
            .noDefaultValue()
            .withDescription("The file of users; without it, nobody is asked who they are.");

    /// The number of failed authentications per address and minute.
    public static final ConfigOption<Integer> ATTEMPTS = ConfigOptions.key("rest.auth.attempts")
            .intType()
            .defaultValue(10)
            .withDescription("How often one address may be wrong about who it is, in a minute.");

    /// The number of concurrent requests. The server rejects further requests as busy.
    public static final ConfigOption<Integer> REQUESTS = ConfigOptions.key("millrace.rest.max-requests")
            .intType()
            .defaultValue(256)
            .withDescription("Requests that are answered at the same time; others are told to come back.");

    /// The number of open connections. Further connections wait to be accepted.
    public static final ConfigOption<Integer> CONNECTIONS = ConfigOptions.key("millrace.rest.max-connections")
            .intType()
            .defaultValue(4_096)
            .withDescription("Connections that are open at the same time; others wait to be accepted.");

    /// The time within which a new connection must send its first request.
    public static final ConfigOption<Duration> FIRST_REQUEST = ConfigOptions.key("millrace.rest.first-request-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("How long a new connection may take to bring its first request.");

    /// The minimum rate of request bodies, per second.
    public static final ConfigOption<MemorySize> DATA_RATE = ConfigOptions.key("millrace.rest.min-data-rate")
            .memoryType()
            .defaultValue(new MemorySize(1_024))
            .withDescription("How much of a body must come in a second.");

    /// The maximum number of entries of a jar.
    public static final ConfigOption<Integer> JAR_ENTRIES = ConfigOptions.key("millrace.rest.jar.max-entries")
            .intType()
            .defaultValue(200_000)
            .withDescription("How many entries a jar may have.");

    /// The maximum ratio of the unpacked size of a jar to its size.
    public static final ConfigOption<Integer> JAR_RATIO = ConfigOptions.key("millrace.rest.jar.max-ratio")
            .intType()
            .defaultValue(100)
            .withDescription("How many times larger a jar may be when it is unpacked.");

    private ServerOptions() {}
}
