package dev.millrace.server.page;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/// Provides the configuration that every server sends to web pages.
public final class PageSettings {
    /// Stands for an unknown value.
    public static final String UNKNOWN = "unknown";

    /// The version of Flink whose interface this is. Flink's clients parse it.
    public static final String FLINK_VERSION = "2.3.0";

    private PageSettings() {}

    /// @param refreshMillis the refresh interval of the pages
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

    /// Returns Millrace's version.
    public static String version() {
        String version = PageSettings.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
