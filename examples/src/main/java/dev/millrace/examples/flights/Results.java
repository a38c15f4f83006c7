package dev.millrace.examples.flights;

import dev.millrace.api.DataStream;
import dev.millrace.api.fs.Path;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.OutputFileConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The results of the demo. The job writes them to CSV files. The demo reads the files at the end and prints tables.
record Results(String directory) {
    private static final String HOURLY = "hourly";
    private static final String WORST = "worst-of-day";
    private static final String STORMS = "storms";
    private static final int SHOWN = 10;

    /// Deletes the results of an earlier run and adds the sinks.
    void write(FlightsJob job) throws IOException {
        write(job.hourly(), HOURLY);
        write(job.worstOfDay(), WORST);
        write(job.storms(), STORMS);
    }

    private void write(DataStream<AirportDelays> results, String name) throws IOException {
        for (java.nio.file.Path old : files(name)) Host.real().disk().delete(old);
        FileSink<AirportDelays> sink = FileSink.<AirportDelays>forRowFormat(
                        new Path(directory + "/" + name),
                        (result, out) -> out.write((CsvRow.of(result).line() + "\n").getBytes(StandardCharsets.UTF_8)))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withOutputFileConfig(OutputFileConfig.builder()
                        .withPartPrefix(name)
                        .withPartSuffix(".csv")
                        .build())
                .build();
        results.sinkTo(sink).name(name).setParallelism(1);
    }

    private List<java.nio.file.Path> files(String name) throws IOException {
        Disk disk = Host.real().disk();
        java.nio.file.Path place = java.nio.file.Path.of(directory, name);
        List<java.nio.file.Path> files = new ArrayList<>();
        if (!disk.exists(place)) return files;
        for (Disk.Entry entry : disk.list(place)) {
            String file = entry.path().getFileName().toString();
            if (file.startsWith(name) && file.endsWith(".csv")) files.add(entry.path());
        }
        return files;
    }

    private List<CsvRow> read(String name) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        for (java.nio.file.Path file : files(name)) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Host.real().disk().read(file, 0), StandardCharsets.UTF_8))) {
                lines.lines().map(CsvRow::parse).forEach(rows::add);
            }
        }
        return rows;
    }

    /// Prints a part of each result.
    void show(PrintStream out) throws IOException {
        List<CsvRow> worst = read(WORST);
        String lastDay =
                worst.stream().map(CsvRow::from).max(Comparator.naturalOrder()).orElse("");
        table(
                out,
                "The ten worst airports of the last day, " + lastDay.split(" ")[0],
                worst.stream().filter(row -> row.from().equals(lastDay)).toList());
        table(
                out,
                "The longest storms: departures more than an hour late, less than two hours apart",
                read(STORMS).stream()
                        .sorted(Comparator.comparingLong(CsvRow::flights)
                                .reversed()
                                .thenComparing(CsvRow::from)
                                .thenComparing(CsvRow::airport))
                        .toList());
        table(
                out,
                "The busiest hours of one airport",
                read(HOURLY).stream()
                        .sorted(Comparator.comparingLong(CsvRow::flights)
                                .reversed()
                                .thenComparing(CsvRow::from)
                                .thenComparing(CsvRow::airport))
                        .toList());
    }

    private static void table(PrintStream out, String title, List<CsvRow> rows) {
        out.printf("%n%s (%d in all)%n%n", title, rows.size());
        out.printf("  %-4s %-32s %-16s  %-16s %7s %8s %6s%n", "", "airport", "from", "to", "flights", "mean", "worst");
        for (CsvRow row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            String name = row.name().length() > 32 ? row.name().substring(0, 31) + "…" : row.name();
            out.printf(
                    Locale.ROOT,
                    "  %-4s %-32s %-16s  %-16s %7d %8.1f %6d%n",
                    row.airport(),
                    name,
                    row.from(),
                    row.to(),
                    row.flights(),
                    row.mean(),
                    row.worst());
        }
    }
}
