package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.TrialOutput;
import dev.millrace.bench.trial.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Holds the newest medians of each workload with their dates, from which the page is generated. A workload is
/// replaced as a whole, because ratios are valid within one call only.
final class BenchmarkRecord {
    private final Map<Workload, List<Entry>> entries = new EnumMap<>(Workload.class);

    /// Represents a line of the file.
    ///
    /// @param day ISO 8601
    /// @param machine as [MachineDescription] describes it
    record Entry(String day, String machine, Run run) {}

    private BenchmarkRecord() {}

    static BenchmarkRecord empty() {
        return new BenchmarkRecord();
    }

    /// Reads a file; the record is empty if the file does not exist.
    static BenchmarkRecord read(Path file) throws IOException {
        var record = empty();
        if (!Files.exists(file)) return record;
        for (var line : Files.readAllLines(file)) record.add(TrialOutput.read(line, Entry.class));
        return record;
    }

    private void add(Entry entry) {
        Workload.titled(entry.run().workload())
                .ifPresent(it ->
                        entries.computeIfAbsent(it, _ -> new ArrayList<>()).add(entry));
    }

    /// Replaces the medians of workloads.
    void replace(List<Comparison> comparisons, LocalDate day, String machine) {
        for (var comparison : comparisons) {
            entries.remove(comparison.workload());
            comparison.series().forEach(series -> add(new Entry(day.toString(), machine, series.medians())));
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, lines().map(TrialOutput::write).toList());
    }

    private Stream<Entry> lines() {
        return entries.values().stream().flatMap(List::stream);
    }

    /// Returns all recorded workloads, in their order.
    List<Comparison> comparisons() {
        return entries.entrySet().stream()
                .map(it -> new Comparison(
                        it.getKey(), it.getValue().stream().map(Entry::run).toList()))
                .toList();
    }

    /// Returns the date of a workload's measurement.
    String day(Workload workload) {
        return entries.getOrDefault(workload, List.of()).stream()
                .map(Entry::day)
                .findFirst()
                .orElse("");
    }

    /// Returns the machines of the measurements, by date.
    SortedMap<String, Set<String>> machines() {
        SortedMap<String, Set<String>> machines = new TreeMap<>();
        lines().forEach(it ->
                machines.computeIfAbsent(it.day(), _ -> new TreeSet<>()).add(it.machine()));
        return machines;
    }
}
