package dev.millrace.cli.log;

import dev.millrace.base.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// Writes log messages to a [RotatingFile]. Thread-safe.
public final class LogFileHandler extends Handler {
    private final LogFormatter format;
    private final RotatingFile file;

    /// @param path the current file
    public LogFileHandler(Host host, Path path, LogSettings settings) {
        this.format = settings.formatter();
        this.file = new RotatingFile(host, path, settings.limits(), outage -> {
            LogRecord entry = new LogRecord(Level.WARNING, outage.text().replace("'", "''"));
            entry.setInstant(java.time.Instant.ofEpochMilli(host.clock().millis()));
            entry.setLoggerName(LogFileHandler.class.getName());
            return bytes(entry);
        });
        setFormatter(format);
        // The levels of the loggers decide.
        setLevel(Level.ALL);
    }

    private byte[] bytes(LogRecord entry) {
        return format.format(entry).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) return;
        byte[] bytes;
        try {
            bytes = bytes(entry);
        } catch (RuntimeException failed) {
            // An exception whose message cannot be computed must not stop the code that logs.
            reportError(null, failed, ErrorManager.FORMAT_FAILURE);
            return;
        }
        file.write(bytes);
    }

    @Override
    public void flush() {
        // Each entry has been passed to the operating system already.
    }

    @Override
    public void close() {
        file.close();
    }
}
