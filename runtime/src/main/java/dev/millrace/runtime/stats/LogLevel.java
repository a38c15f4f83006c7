package dev.millrace.runtime.stats;

import dev.millrace.base.fault.MillraceException;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;

/// Lists the levels of log messages with the names of SLF4J, from the fewest messages to the most.
public enum LogLevel {
    OFF(Level.OFF),
    ERROR(Level.SEVERE),
    WARN(Level.WARNING),
    INFO(Level.INFO),
    DEBUG(Level.FINE),
    TRACE(Level.FINEST);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    /// Returns the level of the JDK's logging to which SLF4J maps this level.
    public Level level() {
        return level;
    }

    /// Returns the level of a message of the JDK's logging.
    public static LogLevel of(Level level) {
        for (LogLevel each : values()) if (level.intValue() >= each.level.intValue()) return each;
        return TRACE;
    }

    /// Reads a level.
    ///
    /// @param text the name, in any case
    /// @throws MillraceException a [WorkerStatsFaults#LOG_LEVEL] if there is no such level
    public static LogLevel parse(String text) {
        for (LogLevel each : values()) if (each.name().equals(text.strip().toUpperCase(Locale.ROOT))) return each;
        throw WorkerStatsFaults.LOG_LEVEL
                .what("The log level '%s' does not exist.", text)
                .fix("Use one of %s.", Arrays.toString(values()));
    }
}
