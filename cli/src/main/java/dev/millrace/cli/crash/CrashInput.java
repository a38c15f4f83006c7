package dev.millrace.cli.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes the crash test's input: a few files of lines with keys, times and values. Each file begins when the one
/// before ends, so whoever reads them in that order, alone or with others, finds no line late.
///
/// @param lines over all files
record CrashInput(int files, int lines, int keys, long seed) {
    /// Between two lines of a file.
    private static final int STEP_MILLIS = 20;

    /// A line's time is at most so long before that of the line before it.
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
