package dev.millrace.cli.remote;

import dev.millrace.base.host.Host;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Collects the log messages of this process until the handler is closed.
final class CapturedLog extends Handler implements AutoCloseable {
    private static final int LOOKS = 2_000;

    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    CapturedLog() {
        setFormatter(new SimpleFormatter());
        root.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    /// Waits for a message that contains the words.
    void await(String words) {
        for (int look = 0; !isThere(words) && look < LOOKS; look++)
            Host.real().threads().park(5_000_000);
        if (!isThere(words)) throw new AssertionError("nobody says '" + words + "', only " + lines);
    }

    private boolean isThere(String words) {
        return lines.stream().anyMatch(each -> each.contains(words));
    }

    @Override
    public void publish(LogRecord line) {
        String thrown = line.getThrown() == null ? "" : " " + line.getThrown();
        lines.add(line.getLoggerName() + " " + getFormatter().formatMessage(line) + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
