package dev.millrace.bench.meter;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads figures of this process from the operating system.
public final class ProcessFigures {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private ProcessFigures() {}

    /// Returns the CPU nanoseconds of all threads of the process, including compiler and garbage collector.
    public static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /// Returns the peak resident memory of the process in bytes; 0 if the system does not report it.
    public static long peakResidentBytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> kibibytes(line) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // not Linux
        }
    }

    /// Returns the resident memory of a process in bytes; 0 if the system does not report it.
    public static long residentBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> kibibytes(line) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // not Linux, or the process has ended
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
