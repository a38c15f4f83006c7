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
            .withDescription("Whether batches between processes are compressed: NONE or LZ4.");

    public static final ConfigOption<Integer> THREADS = ConfigOptions.key("taskmanager.network.netty.client.numThreads")
            .intType()
            .defaultValue(-1)
            .withDescription("Threads that move batches between processes; -1 for half of the processors.");

    public static final ConfigOption<Integer> CONNECT_TIMEOUT_SECONDS = ConfigOptions.key(
                    "taskmanager.network.netty.client.connectTimeoutSec")
            .intType()
            .defaultValue(120)
            .withDescription("How long connecting to another process is tried, again and again.");

    public static final ConfigOption<Duration> OPEN_TIMEOUT = ConfigOptions.key(
                    "taskmanager.network.partition-request-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription("How long a sender waits for its receiver to appear in the other process.");

    public static final ConfigOption<Duration> GREETING_TIMEOUT = ConfigOptions.key("millrace.network.greeting-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How long a process that has connected may take to say which it is.");

    public static final ConfigOption<MemorySize> FRAME_LENGTH = ConfigOptions.key("millrace.network.frame-length")
            .memoryType()
            .defaultValue(MemorySize.parse("64kb"))
            .withDescription("A batch or record longer than this travels in several frames.");

    public static final ConfigOption<MemorySize> RECEIVE_WINDOW_MAX = ConfigOptions.key(
                    "millrace.network.allowance.max")
            .memoryType()
            .defaultValue(MemorySize.parse("4mb"))
            .withDescription("Bytes that may wait at the receiving end of a channel at most.");

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
            .withDescription("Milliseconds after which a handshake has failed.");

    private NetworkOptions() {}

    private static ConfigOption<String> text(String key, String description) {
        return ConfigOptions.key(key).stringType().noDefaultValue().withDescription(description);
    }
}
