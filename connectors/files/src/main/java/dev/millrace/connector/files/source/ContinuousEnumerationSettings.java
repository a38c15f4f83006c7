package dev.millrace.connector.files.source;

import dev.millrace.connector.files.fs.FileFaults;
import java.io.Serializable;
import java.time.Duration;

/// Holds the settings for monitoring paths.
public final class ContinuousEnumerationSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Duration discoveryInterval;

    /// @param discoveryInterval between two scans
    public ContinuousEnumerationSettings(Duration discoveryInterval) {
        if (!discoveryInterval.isPositive()) {
            throw FileFaults.BAD_SETTING
                    .what("The interval for finding new files is %s.", discoveryInterval)
                    .fix("Set a positive duration, for example Duration.ofSeconds(10).");
        }
        this.discoveryInterval = discoveryInterval;
    }

    public Duration getDiscoveryInterval() {
        return discoveryInterval;
    }

    @Override
    public String toString() {
        return "new files every " + discoveryInterval;
    }
}
