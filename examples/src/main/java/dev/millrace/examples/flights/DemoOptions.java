package dev.millrace.examples.flights;

import dev.millrace.api.util.Preconditions;
import dev.millrace.api.config.ParameterTool;

/// The options of the demo.
///
/// @param input flights, one JSON object per line
/// @param airports CSV with a header
/// @param output a directory for the answers
/// @param ratePerSecond the number of flights to read per second; 0 for no limit
/// @param parallelism the parallelism; 0 for the default of the environment
/// @param passes how many times the demo reads the flights again to measure its speed; 0 for no measurement
record DemoOptions(String input, String airports, String output, double ratePerSecond, int parallelism, long passes) {
    /// The number of passes if some seconds limit the measurement.
    static final long UNTIL_TIME_IS_OVER = Long.MAX_VALUE;

    /// Reads `--input FILE --airports FILE --output DIR --rate N --parallelism N --replay N`. All are optional, and
    /// `-p` is short for `--parallelism`. Without `--replay`, the measurement takes five seconds.
    static DemoOptions of(String[] args) {
        ParameterTool given = ParameterTool.fromArgs(args);
        double rate = given.getDouble("rate", 0);
        int parallelism = given.getInt("parallelism", given.getInt("p", 0));
        // A user who limits the rate does not want to know the highest one.
        long passes = given.getLong("replay", rate > 0 ? 0 : UNTIL_TIME_IS_OVER);
        Preconditions.checkArgument(passes >= 0, "--replay must not be negative");
        Preconditions.checkArgument(rate >= 0, "--rate must not be negative");
        Preconditions.checkArgument(parallelism >= 0, "--parallelism must be positive");
        return new DemoOptions(
                given.get("input", "examples/data/flights-20k.jsonl"),
                given.get("airports", "examples/data/airports.csv"),
                given.get("output", "results"),
                rate,
                parallelism,
                passes);
    }
}
