package dev.millrace.api.config.legacy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import java.io.Serializable;

/// Holds the directory of checkpoints.
record CheckpointPlace(String directory) implements Serializable {
    void writeTo(Configuration configuration) {
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory);
    }
}
