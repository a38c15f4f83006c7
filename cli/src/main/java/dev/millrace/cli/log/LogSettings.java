package dev.millrace.cli.log;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.stats.LogLevels;
import java.util.Map;
import java.util.TreeMap;

/// Holds the settings of the log files of a process.
///
/// @param levels the levels by logger, with the root logger
public record LogSettings(RotatingFile.Limits limits, LogFormat format, Map<String, String> levels) {
    private static final Fault WRONG = new Fault(8197, Category.USER, "a setting of the log files is wrong");
    private static final long SMALLEST_FILE = 1_024;

    public LogSettings {
        levels = Map.copyOf(levels);
    }

    /// Reads the settings of a process.
    ///
    /// @throws MillraceException if a value is wrong
    public static LogSettings of(Map<String, String> settings) {
        Configuration configuration = Configuration.fromMap(settings);
        long bytes = read(configuration, LogOptions.MAX_SIZE).getBytes();
        if (bytes < SMALLEST_FILE)
            throw wrong(LogOptions.MAX_SIZE, settings, "A file of less than 1 KiB holds too few entries.");
        long millis = read(configuration, LogOptions.MAX_AGE).toMillis();
        if (millis < 0) throw wrong(LogOptions.MAX_AGE, settings, "An age cannot be negative.");
        int files = read(configuration, LogOptions.FILES);
        if (files < 0) throw wrong(LogOptions.FILES, settings, "A number of files cannot be negative.");
        return new LogSettings(
                new RotatingFile.Limits(bytes, millis, files),
                read(configuration, LogOptions.FORMAT),
                levels(configuration, settings));
    }

    private static <T> T read(Configuration configuration, ConfigOption<T> option) {
        try {
            return configuration.get(option);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(option, configuration.toMap(), String.valueOf(unreadable.getMessage()));
        }
    }

    private static MillraceException wrong(ConfigOption<?> option, Map<String, String> settings, String why) {
        return WRONG.what("The setting %s has the value '%s'.", option.key(), settings.get(option.key()))
                .why("%s", why)
                .fix("Correct the value in config.yaml or on the command line.");
    }

    private static Map<String, String> levels(Configuration configuration, Map<String, String> settings) {
        Map<String, String> levels = new TreeMap<>();
        levels.put(LogLevels.ROOT, configuration.get(LogOptions.ROOT_LEVEL));
        String prefix = LogOptions.LEVEL.key().replace(LogOptions.ANY_LOGGER, "");
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix)) levels.put(key.substring(prefix.length()), value);
        });
        return levels;
    }

    /// Returns the formatter of the log file.
    LogFormatter formatter() {
        return format == LogFormat.JSON ? LogFormatter.json() : LogFormatter.file();
    }
}
