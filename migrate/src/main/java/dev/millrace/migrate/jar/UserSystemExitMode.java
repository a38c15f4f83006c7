package dev.millrace.migrate.jar;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;

/// Decides what happens when user code calls `System.exit`, `Runtime.exit` or `Runtime.halt`.
public enum UserSystemExitMode {
    /// The process ends.
    DISABLED,
    /// The process logs the call with its stack trace, and ends.
    LOG,
    /// The call fails with a [UserSystemExit], and the process continues.
    THROW;

    /// Flink's option. A process of a cluster throws by default, because its other jobs would end with it.
    public static final ConfigOption<UserSystemExitMode> OPTION = ConfigOptions.key(
                    "cluster.intercept-user-system-exit")
            .enumType(UserSystemExitMode.class)
            .defaultValue(THROW)
            .withDescription("What happens when user code calls System.exit: DISABLED ends the process, LOG"
                    + " logs a warning and ends the process, THROW throws an exception.");

    /// Returns the mode of a process that runs jobs of several users.
    public static UserSystemExitMode ofProcess(Configuration configuration) {
        return configuration.get(OPTION);
    }
}
