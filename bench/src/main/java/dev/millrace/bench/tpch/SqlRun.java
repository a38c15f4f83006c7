package dev.millrace.bench.tpch;

/// Contains the figures of one execution of a query.
///
/// @param round the number of the round; negative while the process warms up
/// @param cpuSeconds the time of all threads of the process
public record SqlRun(String engine, int query, int round, int rows, double seconds, double cpuSeconds) {
    private static final String MARK = "sql-run ";

    /// Returns the line that a process prints for the driver.
    String line() {
        return MARK + String.join(" ", engine, "" + query, "" + round, "" + rows, "" + seconds, "" + cpuSeconds);
    }

    static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    static SqlRun of(String line) {
        String[] words = line.substring(MARK.length()).split(" ");
        return new SqlRun(
                words[0],
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]));
    }
}
