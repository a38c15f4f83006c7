package dev.millrace.bench.nexmark;

/// Contains the figures of one execution of a query.
///
/// @param isCheck whether the run has a fixed number of events, and is compared with other engines instead of measured
/// @param cpuSeconds the time of all threads of the process, without the start of the job
public record NexmarkRun(
        String engine,
        int query,
        String configuration,
        boolean isCheck,
        long events,
        long rows,
        long checksum,
        long changes,
        double seconds,
        double cpuSeconds) {
    private static final String MARK = "nexmark-run ";

    /// Returns the line that a process prints for the driver.
    ///
    /// @param compares whether the driver compares the result instead of the speed
    String line(boolean compares) {
        return MARK
                + String.join(
                        " ",
                        engine,
                        "" + query,
                        configuration,
                        "" + compares,
                        "" + events,
                        "" + rows,
                        "" + checksum,
                        "" + changes,
                        "" + seconds,
                        "" + cpuSeconds);
    }

    static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    static NexmarkRun of(String line) {
        String[] words = line.substring(MARK.length()).split(" ");
        return new NexmarkRun(
                words[0],
                Integer.parseInt(words[1]),
                words[2],
                Boolean.parseBoolean(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                Long.parseLong(words[6]),
                Long.parseLong(words[7]),
                Double.parseDouble(words[8]),
                Double.parseDouble(words[9]));
    }

    /// Returns the number of events per second of CPU time.
    double eventsPerCpuSecond() {
        return events / cpuSeconds;
    }
}
