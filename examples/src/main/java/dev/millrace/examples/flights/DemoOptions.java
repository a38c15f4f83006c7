package dev.millrace.examples.flights;

import dev.millrace.api.util.Preconditions;
import dev.millrace.api.config.ParameterTool;

/// The options of the demo.
///
/// @param input flights, one JSON object per line
/// @param airports CSV with a header
/// @param output a directory for the answers
/// @param ratePerSecond the number of flights to read per second; 0 for no limit
record DemoOptions(String input, String airports, String output, double ratePerSecond) {

    /// Reads `--input FILE --airports FILE --output DIR --rate N`, all of them optional.
    static DemoOptions of(String[] args) {
        ParameterTool given = ParameterTool.fromArgs(args);
        double rate = given.getDouble("rate", 0);
        Preconditions.checkArgument(rate >= 0, "--rate must not be negative");
        return new DemoOptions(
                given.get("input", "examples/data/flights-20k.jsonl"),
                given.get("airports", "examples/data/airports.csv"),
                given.get("output", "results"),
                rate);
    }
}
