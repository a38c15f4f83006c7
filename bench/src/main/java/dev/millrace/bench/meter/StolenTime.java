package dev.millrace.bench.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Measures the steal time of a virtual machine: the time in which other machines on the host used its processors.
public final class StolenTime {
    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int STOLEN = 8;

    private final Ticks began = Ticks.now();

    /// Holds ticks of all processors since the system's start.
    private record Ticks(long all, long stolen) {
        static Ticks now() {
            try (var lines = Files.lines(STATISTICS)) {
                return of(lines.findFirst().orElse(""));
            } catch (IOException _) {
                return new Ticks(0, 0); // not Linux
            }
        }

        /// `cpu user nice system idle iowait irq softirq steal …`
        static Ticks of(String line) {
            var words = line.split(" +");
            if (words.length <= STOLEN) return new Ticks(0, 0);
            long all = 0;
            for (int i = 1; i <= STOLEN; i++) all += Long.parseLong(words[i]);
            return new Ticks(all, Long.parseLong(words[STOLEN]));
        }
    }

    /// Starts the measurement.
    public StolenTime() {}

    /// Returns the steal time since the start as a ratio of all processors' time, 0 to 1; 0 if the system does not
    /// report it.
    public double part() {
        var now = Ticks.now();
        return now.all == began.all ? 0 : (double) (now.stolen - began.stolen) / (now.all - began.all);
    }
}
