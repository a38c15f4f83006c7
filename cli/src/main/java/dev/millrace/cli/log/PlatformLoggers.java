package dev.millrace.cli.log;

import java.util.ResourceBundle;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes messages of the JDK's own loggers to `java.util.logging`, as the JDK does without this class.
///
/// The JDK looks for finders of loggers when a process logs, copies objects or ends. Without a finder, the JDK opens
/// every jar of the class path, which delays short commands. The search ends early at this class.
public final class PlatformLoggers extends System.LoggerFinder {
    /// Creates the finder; the service loader calls this constructor.
    public PlatformLoggers() {}

    /// Names a second finder, which the JDK never creates. After the first finder, the JDK asks whether there is
    /// another one, and would open every jar to find out.
    public static final class Second extends System.LoggerFinder {
        /// Creates the finder.
        public Second() {}

        @Override
        public System.Logger getLogger(String name, Module module) {
            return new PlatformLoggers().getLogger(name, module);
        }
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new PlatformLogger(Logger.getLogger(name));
    }

    private record PlatformLogger(Logger logger) implements System.Logger {
        @Override
        public String getName() {
            return logger.getName();
        }

        @Override
        public boolean isLoggable(Level level) {
            return logger.isLoggable(translated(level));
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle texts, @Nullable String text, @Nullable Throwable thrown) {
            LogRecord entry = entry(level, texts, text);
            entry.setThrown(thrown);
            logger.log(entry);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle texts, @Nullable String format, @Nullable Object... parameters) {
            LogRecord entry = entry(level, texts, format);
            entry.setParameters(parameters);
            logger.log(entry);
        }

        private LogRecord entry(Level level, @Nullable ResourceBundle texts, @Nullable String text) {
            LogRecord entry = new LogRecord(translated(level), text);
            entry.setLoggerName(logger.getName());
            entry.setResourceBundle(texts);
            return entry;
        }
    }

    private static Level translated(System.Logger.Level level) {
        return switch (level) {
            case ALL -> Level.ALL;
            case TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case OFF -> Level.OFF;
        };
    }
}
