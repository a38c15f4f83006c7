package dev.millrace.testkit;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.UnmodifiableConfiguration;

/// Holds the settings of a [MiniCluster].
public final class MiniClusterConfiguration {
    private final MiniClusterResourceConfiguration resources;

    private MiniClusterConfiguration(MiniClusterResourceConfiguration resources) {
        this.resources = resources;
    }

    MiniClusterResourceConfiguration resources() {
        return resources;
    }

    public int getNumTaskManagers() {
        return resources.getNumberTaskManagers();
    }

    public UnmodifiableConfiguration getConfiguration() {
        return new UnmodifiableConfiguration(resources.getConfiguration());
    }

    /// Collects the settings; the default is one process with one slot.
    public static final class Builder {
        private final MiniClusterResourceConfiguration.Builder resources =
                new MiniClusterResourceConfiguration.Builder();

        public Builder setConfiguration(Configuration configuration) {
            resources.setConfiguration(configuration);
            return this;
        }

        public Builder setNumTaskManagers(int numTaskManagers) {
            resources.setNumberTaskManagers(numTaskManagers);
            return this;
        }

        public Builder setNumSlotsPerTaskManager(int numSlotsPerTaskManager) {
            resources.setNumberSlotsPerTaskManager(numSlotsPerTaskManager);
            return this;
        }

        /// Has no effect, because the cluster opens no ports.
        public Builder withRandomPorts() {
            return this;
        }

        public MiniClusterConfiguration build() {
            return new MiniClusterConfiguration(resources.build());
        }
    }
}
