package dev.millrace.runtime.stats;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.legacy.RocksDBOptions;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Finds the directories that a process writes to, and how full their disks are.
final class UsedDisks {
    private static final long UNKNOWN = -1;

    private final Map<String, Path> byPurpose = new LinkedHashMap<>();
    private final Disk disk;

    /// @param settings of the process; they name the directories of checkpoints and of state
    /// @param own the other directories of the process, by purpose
    UsedDisks(Disk disk, Map<String, String> settings, Map<String, Path> own, @Nullable Path logs) {
        this.disk = disk;
        Configuration options = Configuration.fromMap(settings);
        add("checkpoints", CheckpointingOptions.CHECKPOINTS_DIRECTORY, options);
        add("savepoints", CheckpointingOptions.SAVEPOINT_DIRECTORY, options);
        add("state", RocksDBOptions.LOCAL_DIRECTORIES, options);
        disk.temporaryFiles().ifPresent(each -> byPurpose.put("temporary files", each));
        byPurpose.putAll(own);
        if (logs != null) byPurpose.put("logs", logs);
    }

    private void add(String purpose, ConfigOption<String> option, Configuration options) {
        // Another file system has no size. A list of directories has the size of the first one.
        options.getOptional(option)
                .map(each -> each.split("[,;]", 2)[0])
                .filter(each -> !each.isBlank() && !FileSystems.isRemote(each))
                .ifPresent(each -> byPurpose.put(purpose, FileSystems.local(option.key(), each)));
    }

    /// Returns the directories whose disk can be measured.
    List<ProcessStats.DiskUse> all() {
        List<ProcessStats.DiskUse> all = new ArrayList<>();
        byPurpose.forEach((purpose, path) -> {
            try {
                OptionalLong size = disk.size(path);
                OptionalLong free = disk.free(path);
                if (size.isEmpty() || free.isEmpty()) return;
                String shown = path.toAbsolutePath().normalize().toString();
                all.add(new ProcessStats.DiskUse(purpose, shown, size.getAsLong(), free.getAsLong()));
            } catch (IOException unknown) {
                all.add(new ProcessStats.DiskUse(purpose, path.toString(), UNKNOWN, UNKNOWN));
            }
        });
        return all;
    }
}
