package dev.millrace.cli;

import dev.millrace.cli.log.LogFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.jul.JULServiceProvider;

/// Configures logging to standard error.
final class Logs {
    private static final String PROVIDER = "slf4j.provider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    /// A strong reference keeps the filter of the logger.
    private static final Logger WEB_SERVER = Logger.getLogger("io.javalin.Javalin");

    private static final String NOT_STARTED = "Failed to start Javalin";

    private Logs() {}

    /// @param verbose whether the level is INFO instead of WARN
    static void configure(boolean verbose) {
        if (System.getProperty(PROVIDER) == null) {
            // Without the name, SLF4J looks for providers in each jar of the class path.
            System.setProperty(PROVIDER, JULServiceProvider.class.getName());
            System.setProperty(VERBOSITY, "WARN");
        }
        // The caller of the web server reports the failure with its cause, or takes another port.
        WEB_SERVER.setFilter(entry -> !NOT_STARTED.equals(entry.getMessage()));
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
