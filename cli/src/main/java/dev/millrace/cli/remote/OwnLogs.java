package dev.millrace.cli.remote;

import dev.millrace.cli.log.LogFormatter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What this process logs and what its programs print, in files too, until it is closed.
final class OwnLogs implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final FileHandler file;
    private final PrintStream console = System.out;
    private final OutputStream printed;

    private OwnLogs(FileHandler file, OutputStream printed) {
        this.file = file;
        this.printed = printed;
    }

    /// Begins `name.log` and `name.out` in a directory, which is made if it is not there.
    static OwnLogs in(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        FileHandler file = new FileHandler(directory.resolve(name + ".log").toString(), true);
        file.setFormatter(LogFormatter.file());
        file.setLevel(Level.INFO);
        OwnLogs logs = new OwnLogs(file, Files.newOutputStream(directory.resolve(name + ".out")));
        logs.root.addHandler(file);
        logs.root.setLevel(Level.INFO);
        System.setOut(new PrintStream(new Both(logs.console, logs.printed), true, StandardCharsets.UTF_8));
        return logs;
    }

    @Override
    public void close() throws IOException {
        System.setOut(console);
        root.removeHandler(file);
        root.setLevel(before);
        file.close();
        printed.close();
    }

    /// Writes the same to two places.
    private static final class Both extends OutputStream {
        private final OutputStream one;
        private final OutputStream other;

        Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int each) throws IOException {
            one.write(each);
            other.write(each);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            one.write(bytes, from, count);
            other.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            one.flush();
            other.flush();
        }
    }
}
