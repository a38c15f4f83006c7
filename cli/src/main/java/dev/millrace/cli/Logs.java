package dev.millrace.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Log lines of one line each, on standard error.
final class Logs {
    private Logs() {}

    /// @param verbose from INFO on instead of WARN
    static void configure(boolean verbose) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) root.removeHandler(handler);
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new OneLine());
        Level level = verbose ? Level.INFO : Level.WARNING;
        console.setLevel(level);
        root.setLevel(level);
        root.addHandler(console);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord log) {
            Instant time = log.getInstant().truncatedTo(ChronoUnit.MILLIS);
            String thrown = log.getThrown() == null ? "" : " " + log.getThrown();
            return "%s %-7s %s%s%n".formatted(time, log.getLevel().getName(), formatMessage(log), thrown);
        }
    }
}
