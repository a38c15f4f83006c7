package dev.millrace.cli;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.inspect.InspectedCheckpoints;
import dev.millrace.state.inspect.SnapshotPart;
import dev.millrace.state.inspect.StateSnapshot;
import dev.millrace.state.inspect.StateSnapshot.OperatorView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes a snapshot, as text for users or as a tree for JSON.
///
/// @param found all snapshots from which this one was chosen
/// @param states the states to list, by operator
record StateListing(InspectedCheckpoints found, StateSnapshot snapshot, Map<OperatorView, List<StateRow>> states) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Returns all problems of the snapshot.
    List<MillraceException> faults() {
        List<MillraceException> faults = new ArrayList<>();
        for (SnapshotPart file : snapshot.files()) if (file.fault() != null) faults.add(file.fault());
        for (List<StateRow> rows : states.values()) {
            for (StateRow row : rows) if (row.fault() != null) faults.add(row.fault());
        }
        return faults;
    }

    /// Returns lines of at most 100 characters, if names and words are short enough.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (found.all().size() > 1) candidates(lines);
        head(lines);
        boolean isWhole = snapshot.files().stream().allMatch(file -> file.fault() == null);
        if (!isWhole) lines.add("  note   what the files that cannot be used hold is missing below");
        states.forEach((operator, rows) -> operator(operator, rows, isWhole, lines));
        return lines;
    }

    private void candidates(List<String> lines) {
        lines.add(found.all().size() + " checkpoints in " + found.path());
        TextTable table = new TextTable("  ", "ll");
        for (InspectedCheckpoints.Candidate each : found.all()) {
            Manifest manifest = each.manifest();
            boolean isShown = each.directory().equals(snapshot.directory());
            table.add(
                    each.directory().name(),
                    manifest == null ? "-" : TIME.format(Instant.ofEpochMilli(manifest.takenMillis())),
                    each.fault() == null
                            ? isShown ? "complete, shown below" : "complete"
                            : "cannot be used: " + reason(each.directory().toString(), each.fault()));
        }
        lines.addAll(table.lines());
        lines.add("");
    }

    /// Returns a fault in one line: its reason, or its description without the directory.
    private static String reason(String directory, MillraceException fault) {
        String told = fault.why() != null ? fault.what() + " " + fault.why() : fault.what();
        return told.replace(directory + " cannot be used: ", "")
                .replace(directory + "/", "")
                .replace(" cannot be used.", ":");
    }

    private void head(List<String> lines) {
        Manifest manifest = snapshot.manifest();
        lines.add("%s %d of job '%s', taken %s"
                .formatted(
                        manifest.isSavepoint() ? "savepoint" : "checkpoint",
                        manifest.checkpoint(),
                        manifest.job(),
                        TIME.format(Instant.ofEpochMilli(manifest.takenMillis()))));
        lines.add("  in     " + snapshot.directory());
        long bytes = snapshot.files().stream().mapToLong(SnapshotPart::size).sum();
        TextTable table = new TextTable("  ", "llr");
        for (int i = 0; i < snapshot.files().size(); i++) {
            SnapshotPart file = snapshot.files().get(i);
            MillraceException fault = file.fault();
            String state =
                    fault == null ? "" : "cannot be used (" + fault.fault().code() + ")";
            table.add(i == 0 ? "files" : "", file.name(), size(file.size()), state);
        }
        if (snapshot.files().size() > 1) table.add("", "all " + snapshot.files().size(), size(bytes), "");
        lines.addAll(table.lines());
    }

    private static void operator(OperatorView operator, List<StateRow> rows, boolean isWhole, List<String> lines) {
        lines.add("");
        lines.add(
                operator.maxParallelism() == 0
                        ? "operator %s, which the checkpoint does not list".formatted(operator.id())
                        : "operator '%s', parallelism %d of at most %d"
                                .formatted(operator.name(), operator.parallelism(), operator.maxParallelism()));
        if (operator.maxParallelism() > 0) lines.add("  id " + operator.id());
        if (rows.isEmpty()) {
            lines.add(isWhole ? "  no state" : "  no state that can be read");
            return;
        }
        TextTable table = new TextTable("  ", "llrrr");
        table.add("STATE", "KIND", "ENTRIES", "SIZE", "GROUPS", "TYPE");
        for (StateRow row : rows) {
            table.add(
                    row.state().name(),
                    row.kind(),
                    row.fault() != null
                            ? "damaged"
                            : row.count().isPresent()
                                    ? "%,d".formatted(row.count().getAsLong())
                                    : "?",
                    size(row.state().bytes()),
                    row.state().isKeyed() ? "" + row.state().groups() : "-",
                    row.type());
        }
        lines.addAll(table.lines());
        for (StateRow row : rows) {
            if (row.unreadable() == null) continue;
            String told = "'%s': %s The option --jar adds the program."
                    .formatted(row.state().name(), row.unreadable());
            TextTable note = new TextTable("  ", "l");
            note.add("note", told);
            lines.addAll(note.lines());
        }
    }

    /// Formats a number of bytes with at most four digits and a unit.
    static String size(long bytes) {
        if (bytes < 1_000) return bytes + " B";
        double left = bytes;
        int unit = -1;
        while (left >= 999.95) {
            left /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", left, "KMGTPE".charAt(Math.max(0, unit)));
    }

    /// Returns the listing as maps and lists.
    Map<String, @Nullable Object> tree() {
        Manifest manifest = snapshot.manifest();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("job", manifest.job());
        tree.put("checkpoint", manifest.checkpoint());
        tree.put("savepoint", manifest.isSavepoint());
        tree.put("taken", Instant.ofEpochMilli(manifest.takenMillis()).toString());
        tree.put("directory", snapshot.directory().toString());
        tree.put("files", snapshot.files().stream().map(StateListing::file).toList());
        List<Object> operators = new ArrayList<>();
        states.forEach((operator, rows) -> operators.add(operator(operator, rows)));
        tree.put("operators", operators);
        tree.put(
                "others",
                found.all().stream()
                        .filter(each -> !each.directory().equals(snapshot.directory()))
                        .map(StateListing::other)
                        .toList());
        return tree;
    }

    private static Map<String, Object> file(SnapshotPart file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", file.name());
        tree.put("bytes", file.size());
        if (file.fault() != null) tree.put("fault", "" + file.fault().getMessage());
        return tree;
    }

    private static Map<String, Object> other(InspectedCheckpoints.Candidate other) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("directory", other.directory().toString());
        if (other.manifest() != null) {
            tree.put(
                    "taken",
                    Instant.ofEpochMilli(other.manifest().takenMillis()).toString());
        }
        if (other.fault() != null) tree.put("fault", "" + other.fault().getMessage());
        return tree;
    }

    private static Map<String, Object> operator(OperatorView operator, List<StateRow> rows) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", operator.id());
        tree.put("name", operator.name());
        tree.put("parallelism", operator.parallelism());
        tree.put("maxParallelism", operator.maxParallelism());
        tree.put("states", rows.stream().map(StateListing::state).toList());
        return tree;
    }

    private static Map<String, Object> state(StateRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", row.state().name());
        tree.put("kind", row.kind());
        tree.put("types", row.types());
        row.count().ifPresent(count -> tree.put("entries", count));
        tree.put("bytes", row.state().bytes());
        if (row.state().isKeyed()) tree.put("groups", row.state().groups());
        tree.put("timeToLive", row.state().isDated());
        if (row.unreadable() != null) tree.put("unreadable", row.unreadable());
        if (row.fault() != null) tree.put("fault", "" + row.fault().getMessage());
        return tree;
    }
}
