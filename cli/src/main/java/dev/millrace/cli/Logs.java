package dev.millrace.cli;

import dev.millrace.cli.log.LogFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Configures logging to standard error.
final class Logs {
    private Logs() {}

    /// @param verbose whether the level is INFO instead of WARN
    static void configure(boolean verbose) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) root.removeHandler(handler);
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(LogFormatter.terminal());
        Level level = verbose ? Level.INFO : Level.WARNING;
        console.setLevel(level);
        root.setLevel(level);
        root.addHandler(console);
    }
}
