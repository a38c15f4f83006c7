package dev.millrace.bench.meter;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the operating system says about this process.
public final class ProcessFigures {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private ProcessFigures() {}

    /// Nanoseconds of CPU that all threads of the process have used, those of the compiler and the collector included.
    public static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /// The most memory the process has had resident, in bytes; 0 where the system does not tell.
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

    /// The memory that a process has resident now, in bytes; 0 where the system does not tell.
    public static long residentBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> kibibytes(line) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // not Linux, or gone
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
