package dev.millrace.cli.process;

import dev.millrace.base.host.Host;
import dev.millrace.cli.log.LogFileHandler;
import dev.millrace.cli.log.LogSettings;
import dev.millrace.cli.log.RotatingFile;
import dev.millrace.runtime.stats.LogLevels;
import dev.millrace.server.ProgramOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes this process's log, and the output of its programs, to files, too, until it is closed.
final class OwnLogs implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final LogSettings settings;
    private final LogFileHandler file;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final RotatingFile printed;
    private final LogNames names;

    private OwnLogs(LogSettings settings, LogNames names, LogFileHandler file, RotatingFile printed) {
        this.settings = settings;
        this.names = names;
        this.file = file;
        this.printed = printed;
    }

    /// Continues `name.log` and starts a new `name.out` in a directory, which is created if necessary. If another
    /// process uses these files, the name gets a number.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the settings name a level that does not exist
    static OwnLogs in(Host host, Path directory, String name, LogSettings settings) throws IOException {
        host.disk().makeDirectories(directory);
        LogNames names = LogNames.claim(directory, name);
        LogFileHandler file = new LogFileHandler(host, directory.resolve(names.name() + ".log"), settings);
        RotatingFile printed = new RotatingFile(
                host,
                directory.resolve(names.name() + ".out"),
                settings.limits(),
                outage -> (outage.text() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        OwnLogs logs = new OwnLogs(settings, names, file, printed);
        try {
            for (Map.Entry<String, String> each : settings.levels().entrySet())
                LogLevels.ofProcess().set(each.getKey(), each.getValue());
        } catch (RuntimeException wrong) {
            logs.close();
            throw wrong;
        }
        // The output of an earlier process is in its own file.
        printed.rotate();
        logs.root.addHandler(file);
        System.setOut(copied(logs.out, printed, ProgramOutput::printed));
        System.setErr(copied(logs.err, null, ProgramOutput::printedError));
        return logs;
    }

    private static PrintStream copied(OutputStream console, @Nullable RotatingFile file, Copied.Copy copy) {
        return new PrintStream(new Copied(console, file, copy), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(file);
        for (String each : settings.levels().keySet())
            if (!each.equals(LogLevels.ROOT)) LogLevels.ofProcess().set(each, LogLevels.INHERITED);
        root.setLevel(before);
        file.close();
        printed.close();
        names.close();
    }

    /// Copies output to the console, to a file, and to the user who has started the program.
    private static final class Copied extends OutputStream {
        private final OutputStream console;
        private final @Nullable RotatingFile file;
        private final Copy copy;

        private interface Copy {
            void write(ProgramOutput to, byte[] bytes, int from, int count);
        }

        Copied(OutputStream console, @Nullable RotatingFile file, Copy copy) {
            this.console = console;
            this.file = file;
            this.copy = copy;
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (file != null) file.write(bytes, from, count);
            if (ProgramOutput.HERE.isBound()) copy.write(ProgramOutput.HERE.get(), bytes, from, count);
            console.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            console.flush();
        }
    }
}
