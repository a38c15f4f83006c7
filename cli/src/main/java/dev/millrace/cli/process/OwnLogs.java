package dev.millrace.cli.process;

import dev.millrace.cli.log.LogFormatter;
import dev.millrace.server.ProgramOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Writes this process's log, and the output of its programs, to files, too, until it is closed.
final class OwnLogs implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final FileHandler file;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final OutputStream printed;

    private OwnLogs(FileHandler file, OutputStream printed) {
        this.file = file;
        this.printed = printed;
    }

    /// Creates `name.log` and `name.out` in a directory, which is created if necessary.
    static OwnLogs in(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        FileHandler file = new FileHandler(directory.resolve(name + ".log").toString(), true);
        file.setFormatter(LogFormatter.file());
        file.setLevel(Level.INFO);
        OwnLogs logs = new OwnLogs(file, Files.newOutputStream(directory.resolve(name + ".out")));
        logs.root.addHandler(file);
        logs.root.setLevel(Level.INFO);
        System.setOut(copied(logs.out, logs.printed, ProgramOutput::printed));
        System.setErr(copied(logs.err, OutputStream.nullOutputStream(), ProgramOutput::printedError));
        return logs;
    }

    private static PrintStream copied(OutputStream console, OutputStream file, Copied.Copy copy) {
        return new PrintStream(new Copied(console, file, copy), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(file);
        root.setLevel(before);
        file.close();
        printed.close();
    }

    /// Copies output to the console, to a file, and to the user who has started the program.
    private static final class Copied extends OutputStream {
        private final OutputStream console;
        private final OutputStream file;
        private final Copy copy;

        private interface Copy {
            void write(ProgramOutput to, byte[] bytes, int from, int count);
        }

        Copied(OutputStream console, OutputStream file, Copy copy) {
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
            console.write(bytes, from, count);
            file.write(bytes, from, count);
            if (ProgramOutput.HERE.isBound()) copy.write(ProgramOutput.HERE.get(), bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            console.flush();
            file.flush();
        }
    }
}
