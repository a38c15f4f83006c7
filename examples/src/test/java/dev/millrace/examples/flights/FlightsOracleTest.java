package dev.millrace.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the files of the demo with an independent computation, which shares no code with the demo.
final class FlightsOracleTest {
    private static final Path DATA = Path.of("data");
    private static final Pattern FLIGHT =
            Pattern.compile("\\{\"date\":\"([^\"]+)\",\"delay\":(-?\\d+),\"distance\":\\d+,\"origin\":\"([^\"]+)\",.*");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @TempDir
    private Path directory;

    private record Flight(LocalDateTime time, int delay, String origin) {}

    private record Group(String origin, LocalDateTime from) {}

    @Test
    void the_answers_equal_an_independent_computation() throws Exception {
        FlightsDemo.main(new String[] {
            "--input", DATA.resolve("flights-20k.jsonl").toString(),
            "--airports", DATA.resolve("airports.csv").toString(),
            "--output", directory.toString(),
            "--replay", "0"
        });
        List<Flight> flights = flights();
        Map<String, String> names = names();

        assertThat(written("hourly")).containsExactlyInAnyOrderElementsOf(windows(flights, names, ChronoUnit.HOURS));
        assertThat(written("worst-of-day")).containsExactlyInAnyOrderElementsOf(worst(flights, names));
        assertThat(written("storms")).containsExactlyInAnyOrderElementsOf(storms(flights, names));
    }

    @Test
    void a_malformed_line_is_told_with_its_place() throws IOException {
        Path bad = directory.resolve("bad.jsonl");
        Files.writeString(
                bad,
                "{\"date\":\"2001/01/01"
                        + " 00:47\",\"delay\":66,\"distance\":1750,\"origin\":\"DTW\",\"destination\":\"LAS\"}\n"
                        + "{\"date\":\"2001/01/01"
                        + " 01:10\",\"delay\":\"soon\",\"distance\":1,\"origin\":\"HNL\",\"destination\":\"SFO\"}\n");
        assertThatThrownBy(() -> FlightsDemo.main(new String[] {
                    "--input",
                    bad.toString(),
                    "--airports",
                    DATA.resolve("airports.csv").toString(),
                    "--output",
                    directory.resolve("out").toString(),
                    "--replay",
                    "0"
                }))
                .hasStackTraceContaining("Line 2")
                .hasStackTraceContaining("bad.jsonl")
                .hasStackTraceContaining("delay");
    }

    @Test
    void a_missing_file_is_told_by_its_path() {
        assertThatThrownBy(() -> FlightsDemo.main(new String[] {
                    "--input",
                    "no/such/file.jsonl",
                    "--airports",
                    DATA.resolve("airports.csv").toString(),
                    "--output",
                    directory.resolve("out").toString(),
                    "--replay",
                    "0"
                }))
                .hasStackTraceContaining("no/such/file.jsonl")
                .hasStackTraceContaining("fix");
    }

    @Test
    void an_empty_file_gives_empty_answers() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.jsonl"));
        FlightsDemo.main(new String[] {
            "--input", empty.toString(),
            "--airports", DATA.resolve("airports.csv").toString(),
            "--output", directory.toString(),
            "--replay", "0"
        });
        assertThat(written("hourly")).isEmpty();
    }

    private static List<Flight> flights() throws IOException {
        List<Flight> flights = new ArrayList<>();
        for (String line : Files.readAllLines(DATA.resolve("flights-20k.jsonl"))) {
            Matcher matcher = FLIGHT.matcher(line);
            assertThat(matcher.matches()).describedAs(line).isTrue();
            flights.add(new Flight(
                    LocalDateTime.parse(matcher.group(1), WRITTEN),
                    Integer.parseInt(matcher.group(2)),
                    matcher.group(3)));
        }
        return flights;
    }

    private static Map<String, String> names() throws IOException {
        Map<String, String> names = new HashMap<>();
        for (String line : Files.readAllLines(DATA.resolve("airports.csv"))) {
            int comma = line.indexOf(',');
            String rest = line.substring(comma + 1);
            boolean isQuoted = rest.startsWith("\"");
            String name = isQuoted ? rest.substring(1, rest.indexOf('"', 1)) : rest.substring(0, rest.indexOf(','));
            names.put(line.substring(0, comma), name);
        }
        return names;
    }

    private List<String> written(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        Path place = directory.resolve(name);
        if (!Files.exists(place)) return lines;
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList())
                if (file.toString().endsWith(".csv")) lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static Map<Group, List<Flight>> grouped(List<Flight> flights, ChronoUnit unit) {
        Map<Group, List<Flight>> groups = new HashMap<>();
        for (Flight flight : flights) {
            groups.computeIfAbsent(new Group(flight.origin, flight.time.truncatedTo(unit)), _ -> new ArrayList<>())
                    .add(flight);
        }
        return groups;
    }

    private static List<String> windows(List<Flight> flights, Map<String, String> names, ChronoUnit unit) {
        List<String> lines = new ArrayList<>();
        grouped(flights, unit)
                .forEach((group, some) ->
                        lines.add(line(group.origin, names, group.from, group.from.plus(1, unit), some)));
        return lines;
    }

    private static List<String> worst(List<Flight> flights, Map<String, String> names) {
        Map<LocalDateTime, List<Map.Entry<Group, List<Flight>>>> days = new TreeMap<>();
        grouped(flights, ChronoUnit.DAYS)
                .entrySet()
                .forEach(each -> days.computeIfAbsent(each.getKey().from, _ -> new ArrayList<>())
                        .add(each));
        List<String> lines = new ArrayList<>();
        days.forEach((day, airports) -> airports.stream()
                .sorted(Comparator.<Map.Entry<Group, List<Flight>>>comparingDouble(each -> -mean(each.getValue()))
                        .thenComparing(each -> -each.getValue().size())
                        .thenComparing(each -> each.getKey().origin))
                .limit(10)
                .forEach(each -> lines.add(line(each.getKey().origin, names, day, day.plusDays(1), each.getValue()))));
        return lines;
    }

    private static List<String> storms(List<Flight> flights, Map<String, String> names) {
        Map<String, List<Flight>> late = new HashMap<>();
        for (Flight flight : flights) {
            if (flight.delay > 60)
                late.computeIfAbsent(flight.origin, _ -> new ArrayList<>()).add(flight);
        }
        List<String> lines = new ArrayList<>();
        late.forEach((origin, all) -> {
            all.sort(Comparator.comparing(Flight::time));
            List<Flight> storm = new ArrayList<>();
            for (Flight flight : all) {
                boolean isNext =
                        !storm.isEmpty() && ChronoUnit.MINUTES.between(storm.getLast().time, flight.time) >= 120;
                if (isNext) {
                    addStorm(lines, origin, names, storm);
                    storm.clear();
                }
                storm.add(flight);
            }
            addStorm(lines, origin, names, storm);
        });
        return lines;
    }

    private static void addStorm(List<String> lines, String origin, Map<String, String> names, List<Flight> storm) {
        if (storm.size() < 2) return;
        lines.add(line(origin, names, storm.getFirst().time, storm.getLast().time, storm));
    }

    private static double mean(Collection<Flight> flights) {
        return flights.stream().mapToInt(Flight::delay).average().orElseThrow();
    }

    private static String line(
            String origin, Map<String, String> names, LocalDateTime from, LocalDateTime to, List<Flight> flights) {
        return String.format(
                Locale.ROOT,
                "%s,\"%s\",%s,%s,%d,%.2f,%d",
                origin,
                names.getOrDefault(origin, origin),
                READABLE.format(from.atOffset(ZoneOffset.UTC)),
                READABLE.format(to.atOffset(ZoneOffset.UTC)),
                flights.size(),
                mean(flights),
                flights.stream().mapToInt(Flight::delay).max().orElseThrow());
    }
}
