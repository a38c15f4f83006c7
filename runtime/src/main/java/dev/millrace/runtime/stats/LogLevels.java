package dev.millrace.runtime.stats;

import dev.millrace.base.fault.MillraceException;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/// Shows and changes the levels of the JDK's loggers, to which the processes of Millrace bind SLF4J. Thread-safe.
public final class LogLevels {
    /// The name of the root logger. All loggers without an own level have its level.
    public static final String ROOT = "ROOT";

    /// The level of a logger that has the level of its parent.
    public static final String INHERITED = "INHERIT";

    private static final LogLevels PROCESS = new LogLevels();
    private static final Pattern NAME = Pattern.compile("[\\w.$-]{1,256}");
    private static final int LOGGERS_MAX = 1_000;

    /// The loggers with an own level. The JDK forgets a logger, and its level, if no strong reference exists.
    private final Map<String, Logger> own = new TreeMap<>();

    private LogLevels() {}

    /// Returns the levels of this process.
    public static LogLevels ofProcess() {
        return PROCESS;
    }

    /// Returns the level of the root logger, and of each logger that was set here.
    public synchronized Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        own.forEach((name, logger) -> all.put(name, name(logger.getLevel())));
        all.put(ROOT, name(root().getLevel()));
        return all;
    }

    private static String name(Level level) {
        return LogLevel.of(level).name();
    }

    private static Logger root() {
        return Logger.getLogger("");
    }

    /// Sets the level of a logger.
    ///
    /// @param logger the name of a class or a package, or [#ROOT]
    /// @param level the name of a [LogLevel], or [#INHERITED]
    /// @throws MillraceException a [WorkerStatsFaults#LOG_LEVEL] if the logger or the level cannot be used
    public synchronized void set(String logger, String level) {
        boolean isRoot = logger.equals(ROOT);
        if (level.strip().equalsIgnoreCase(INHERITED)) {
            if (isRoot) throw refused("The root logger has no parent.", "Set the root logger to a level.");
            Logger before = own.remove(logger);
            if (before != null) before.setLevel(null);
            return;
        }
        LogLevel wanted = LogLevel.parse(level);
        if (isRoot) {
            root().setLevel(wanted.level());
            return;
        }
        if (!NAME.matcher(logger).matches())
            throw refused(
                    "The name of the logger '" + logger + "' is malformed.",
                    "Use the name of a class or a package, or " + ROOT + ".");
        if (own.size() >= LOGGERS_MAX && !own.containsKey(logger))
            throw refused(
                    LOGGERS_MAX + " loggers have an own level already.",
                    "Set the level of a package, or set loggers to " + INHERITED + ".");
        Logger found = Logger.getLogger(logger);
        found.setLevel(wanted.level());
        own.put(logger, found);
    }

    private static MillraceException refused(String what, String fix) {
        return WorkerStatsFaults.LOG_LEVEL.what("%s", what).fix("%s", fix);
    }
}
