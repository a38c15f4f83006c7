package dev.millrace.server.http;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/// What every server tells web pages of itself.
public final class PageSettings {
    /// Of what nobody knows.
    public static final String UNKNOWN = "unknown";

    /// The version of Flink whose interface this is; clients of Flink parse it.
    public static final String FLINK_VERSION = "2.3.0";

    private PageSettings() {}

    /// @param refreshMillis how often pages are to ask again
    public static ClusterMessages.Dashboard of(Host host, long refreshMillis, ClusterMessages.Features features) {
        ZoneId zone = ZoneId.systemDefault();
        Instant now = Instant.ofEpochMilli(host.clock().millis());
        return new ClusterMessages.Dashboard(
                refreshMillis,
                zone.getDisplayName(TextStyle.FULL, Locale.ROOT),
                zone.getRules().getOffset(now).getTotalSeconds() * 1_000,
                FLINK_VERSION,
                UNKNOWN,
                features,
                version());
    }

    /// Of Millrace.
    public static String version() {
        String version = PageSettings.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
