package dev.millrace.cli.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes the crash test's input: files of lines with keys, times and values. Each file starts at the time at which
/// the previous one ends. If files are read in order, alone or with others, no line is late.
///
/// @param lines over all files
record CrashInput(int files, int lines, int keys, long seed) {
    /// The time between two lines of a file.
    private static final int STEP_MILLIS = 20;

    /// The maximum by which a line's time precedes that of the line before it.
    static final int DISORDER_MILLIS = 500;

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        int linesEach = lines / files;
        long span = (long) linesEach * STEP_MILLIS;
        for (int file = 0; file < files; file++) {
            SplittableRandom chance = new SplittableRandom(seed + file);
            try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("input-" + file + ".csv"))) {
                for (int line = 0; line < linesEach; line++) {
                    long time =
                            file * span + DISORDER_MILLIS + (long) line * STEP_MILLIS - chance.nextInt(DISORDER_MILLIS);
                    long value = (long) file * linesEach + line;
                    out.write(new InputLine(chance.nextInt(keys), time, value).line());
                    out.newLine();
                }
            }
        }
    }
}
