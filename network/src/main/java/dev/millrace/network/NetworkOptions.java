package dev.millrace.network;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import dev.millrace.network.wire.Compression;
import java.time.Duration;

/// Defines the options of the data plane. Options that Flink has, too, have Flink's names.
public final class NetworkOptions {
    public static final ConfigOption<Compression> COMPRESSION = ConfigOptions.key(
                    "taskmanager.network.compression.codec")
            .enumType(Compression.class)
            .defaultValue(Compression.NONE)
            .withDescription("The compression of batches between processes: NONE or LZ4.");

    public static final ConfigOption<Integer> THREADS = ConfigOptions.key("taskmanager.network.netty.client.numThreads")
            .intType()
            .defaultValue(-1)
            .withDescription(
                    "The number of threads that move batches between processes. -1 is half of the processors.");

    public static final ConfigOption<Integer> CONNECT_TIMEOUT_SECONDS = ConfigOptions.key(
                    "taskmanager.network.netty.client.connectTimeoutSec")
            .intType()
            .defaultValue(120)
            .withDescription("The time in seconds for which a process tries to connect to another process.");

    public static final ConfigOption<Duration> OPEN_TIMEOUT = ConfigOptions.key(
                    "taskmanager.network.partition-request-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription("The time that a sender waits until its receiver exists in the other process.");

    public static final ConfigOption<Duration> GREETING_TIMEOUT = ConfigOptions.key("millrace.network.greeting-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("The longest time from a connection to the message that identifies the other process.");

    public static final ConfigOption<MemorySize> FRAME_LENGTH = ConfigOptions.key("millrace.network.frame-length")
            .memoryType()
            .defaultValue(MemorySize.parse("64kb"))
            .withDescription("The largest frame. A longer batch or record is sent in several frames.");

    public static final ConfigOption<MemorySize> RECEIVE_WINDOW_MAX = ConfigOptions.key(
                    "millrace.network.receive-window.max")
            .memoryType()
            .defaultValue(MemorySize.parse("4mb"))
            .withDeprecatedKeys("millrace.network.allowance.max")
            .withDescription(
                    "The largest receive window: the number of bytes of a channel that may wait at the receiver.");

    public static final ConfigOption<Boolean> TLS_ENABLED = ConfigOptions.key("security.ssl.internal.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether processes prove to each other who they are, and encrypt what they send.");

    public static final ConfigOption<String> KEYSTORE =
            text("security.ssl.internal.keystore", "The file with the key and certificate of the processes.");
    public static final ConfigOption<String> KEYSTORE_PASSWORD =
            text("security.ssl.internal.keystore-password", "The password of that file.");
    public static final ConfigOption<String> KEY_PASSWORD =
            text("security.ssl.internal.key-password", "The password of the key; that of the file if not set.");
    public static final ConfigOption<String> KEYSTORE_TYPE =
            text("security.ssl.internal.keystore-type", "PKCS12, JKS or PEM; read from the file if not set.");
    public static final ConfigOption<String> TRUSTSTORE =
            text("security.ssl.internal.truststore", "The file with the certificates that are trusted.");
    public static final ConfigOption<String> TRUSTSTORE_PASSWORD =
            text("security.ssl.internal.truststore-password", "The password of that file.");
    public static final ConfigOption<String> TRUSTSTORE_TYPE =
            text("security.ssl.internal.truststore-type", "PKCS12, JKS or PEM; read from the file if not set.");

    public static final ConfigOption<String> TLS_PROTOCOL = ConfigOptions.key("security.ssl.protocol")
            .stringType()
            .defaultValue("TLSv1.3")
            .withDescription("The version of TLS.");

    public static final ConfigOption<Integer> HANDSHAKE_TIMEOUT_MILLIS = ConfigOptions.key(
                    "security.ssl.internal.handshake-timeout")
            .intType()
            .defaultValue(10_000)
            .withDescription("The time in milliseconds after which a handshake fails.");

    private NetworkOptions() {}

    private static ConfigOption<String> text(String key, String description) {
        return ConfigOptions.key(key).stringType().noDefaultValue().withDescription(description);
    }
}
