package dev.millrace.examples.flights;

import java.util.Locale;

/// A row of a CSV file of results.
///
/// @param name of the airport, which the file puts in quotes because it may contain commas
/// @param mean minutes
/// @param worst minutes
record CsvRow(String airport, String name, String from, String to, long flights, double mean, int worst) {

    static CsvRow of(AirportDelays result) {
        return new CsvRow(
                result.airport(),
                result.delays().name(),
                Times.readable(result.from()),
                Times.readable(result.to()),
                result.delays().flights(),
                result.delays().mean(),
                result.delays().worst());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,\"%s\",%s,%s,%d,%.2f,%d",
                airport,
                name.replace("\"", "\"\""),
                from,
                to,
                flights,
                mean,
                worst);
    }

    static CsvRow parse(String line) {
        int open = line.indexOf('"');
        int close = line.lastIndexOf('"');
        String[] rest = line.substring(close + 2).split(",");
        return new CsvRow(
                line.substring(0, open - 1),
                line.substring(open + 1, close).replace("\"\"", "\""),
                rest[0],
                rest[1],
                Long.parseLong(rest[2]),
                Double.parseDouble(rest[3]),
                Integer.parseInt(rest[4]));
    }
}
