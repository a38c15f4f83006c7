package dev.millrace.cli.crash;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Inspects the checkpoints that jobs write below a directory.
///
/// @param directory may change at any time
record CheckpointFiles(Path directory) {
    static final String MANIFEST = "_metadata";
    static final String RECORD = "_newest";
    private static final String PREFIX = "chk-";
    private static final String UNFINISHED = ".unfinished";

    /// Lists complete checkpoints, the newest first.
    List<Path> complete() {
        return all().stream().filter(CheckpointFiles::isComplete).toList();
    }

    /// Returns the id of the newest complete checkpoint; 0 if there is none.
    long greatest() {
        return complete().stream()
                .mapToLong(CheckpointFiles::number)
                .findFirst()
                .orElse(0);
    }

    /// Returns whether a checkpoint newer than the given one has reached a phase.
    boolean isAt(InjectedFault.Phase phase, long after) {
        List<Path> newer = all().stream().filter(each -> number(each) > after).toList();
        return switch (phase) {
            case ANY -> true;
            case BEGUN -> !newer.isEmpty();
            case WRITING -> newer.stream().anyMatch(each -> unfinished(each) > 0);
            case COMPLETE -> newer.stream().anyMatch(CheckpointFiles::isComplete);
        };
    }

    /// Describes the newest checkpoint, for users.
    String describeNewest() {
        List<Path> all = all();
        if (all.isEmpty()) return "no checkpoint";
        Path newest = all.getFirst();
        if (isComplete(newest)) return newest.getFileName() + " is complete";
        return "%s has %d files, %d of them unfinished, and no %s"
                .formatted(newest.getFileName(), children(newest).size(), unfinished(newest), MANIFEST);
    }

    private List<Path> all() {
        return children(directory).stream()
                .flatMap(job -> children(job).stream())
                .filter(each -> number(each) > 0)
                .sorted(Comparator.comparingLong(CheckpointFiles::number).reversed())
                .toList();
    }

    /// Lists the files of a checkpoint other than its manifest.
    static List<Path> dataFiles(Path checkpoint) {
        return children(checkpoint).stream()
                .filter(each -> !name(each).equals(MANIFEST) && !name(each).endsWith(UNFINISHED))
                .sorted()
                .toList();
    }

    private static long unfinished(Path checkpoint) {
        return children(checkpoint).stream()
                .filter(each -> name(each).endsWith(UNFINISHED))
                .count();
    }

    private static boolean isComplete(Path checkpoint) {
        return Files.exists(checkpoint.resolve(MANIFEST));
    }

    /// @return empty if the directory does not exist
    private static List<Path> children(Path directory) {
        File[] found = directory.toFile().listFiles();
        return found == null
                ? new ArrayList<>()
                : Stream.of(found).map(File::toPath).toList();
    }

    private static long number(Path checkpoint) {
        String name = name(checkpoint);
        return name.matches(PREFIX + "\\d{1,18}") ? Long.parseLong(name.substring(PREFIX.length())) : 0;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
