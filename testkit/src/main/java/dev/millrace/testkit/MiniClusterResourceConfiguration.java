package dev.millrace.testkit;

import dev.millrace.api.config.Configuration;
import java.time.Duration;

/// Holds the settings of programs under test. The product of the two numbers is the default parallelism.
public class MiniClusterResourceConfiguration {
    private final Configuration configuration;
    private final int numberTaskManagers;
    private final int numberSlotsPerTaskManager;
    private final Duration shutdownTimeout;

    protected MiniClusterResourceConfiguration(
            Configuration configuration,
            int numberTaskManagers,
            int numberSlotsPerTaskManager,
            Duration shutdownTimeout) {
        this.configuration = new Configuration(configuration);
        this.numberTaskManagers = numberTaskManagers;
        this.numberSlotsPerTaskManager = numberSlotsPerTaskManager;
        this.shutdownTimeout = shutdownTimeout;
    }

    /// Returns the settings of all environments.
    public Configuration getConfiguration() {
        return configuration;
    }

    public int getNumberTaskManagers() {
        return numberTaskManagers;
    }

    public int getNumberSlotsPerTaskManager() {
        return numberSlotsPerTaskManager;
    }

    /// Returns the maximum time for which a cancelled job may take to end.
    public Duration getShutdownTimeout() {
        return shutdownTimeout;
    }

    /// Collects the settings; the default is one process with one slot.
    public static final class Builder {
        private static final Duration TIMEOUT = Duration.ofSeconds(10);

        private Configuration configuration = new Configuration();
        private int numberTaskManagers = 1;
        private int numberSlotsPerTaskManager = 1;
        private Duration shutdownTimeout = TIMEOUT;

        public Builder setConfiguration(Configuration configuration) {
            this.configuration = configuration;
            return this;
        }

        public Builder setNumberTaskManagers(int numberTaskManagers) {
            this.numberTaskManagers = numberTaskManagers;
            return this;
        }

        public Builder setNumberSlotsPerTaskManager(int numberSlotsPerTaskManager) {
            this.numberSlotsPerTaskManager = numberSlotsPerTaskManager;
            return this;
        }

        public Builder setShutdownTimeout(Duration shutdownTimeout) {
            this.shutdownTimeout = shutdownTimeout;
            return this;
        }

        public MiniClusterResourceConfiguration build() {
            return new MiniClusterResourceConfiguration(
                    configuration, numberTaskManagers, numberSlotsPerTaskManager, shutdownTimeout);
        }
    }
}
