package dev.millrace.cli.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Holds a part of a checkpoint that was damaged on purpose, and its copy.
///
/// @param target a file or a directory
/// @param copy the undamaged content
record DamagedPart(Path target, Path copy) {
    private static final int FLIPS_MAX = 8;
    private static final int BYTE = 256;

    /// Damages a part of a complete checkpoint, which must exist.
    ///
    /// @param place of the copy; its content is deleted
    static DamagedPart damage(
            InjectedFault.Damage damage, CheckpointFiles checkpoints, Path place, SplittableRandom chance)
            throws IOException {
        Path target = target(damage, checkpoints.complete(), chance);
        deleteTree(place);
        copyTree(target, place);
        switch (damage.action()) {
            case DELETE -> deleteTree(target);
            case TRUNCATE -> {
                byte[] bytes = Files.readAllBytes(target);
                Files.write(target, Arrays.copyOf(bytes, chance.nextInt(bytes.length)));
            }
            case FLIP_BYTES -> flip(target, chance);
        }
        return new DamagedPart(target, place);
    }

    private static Path target(InjectedFault.Damage damage, List<Path> complete, SplittableRandom chance) {
        boolean hasOlder = complete.size() > 1;
        Path checkpoint = damage.isNewest() || !hasOlder
                ? complete.getFirst()
                : complete.get(1 + chance.nextInt(complete.size() - 1));
        List<Path> data = CheckpointFiles.dataFiles(checkpoint);
        Path manifest = checkpoint.resolve(CheckpointFiles.MANIFEST);
        return switch (damage.part()) {
            case DATA_FILE -> data.isEmpty() ? manifest : data.get(chance.nextInt(data.size()));
            case MANIFEST -> manifest;
            case DIRECTORY -> checkpoint;
            case RECORD -> checkpoint.resolveSibling(CheckpointFiles.RECORD);
        };
    }

    private static void flip(Path file, SplittableRandom chance) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int flips = 1 + chance.nextInt(FLIPS_MAX);
        int first = chance.nextInt(bytes.length);
        for (int i = first; i < Math.min(bytes.length, first + flips); i++)
            bytes[i] ^= (byte) (1 + chance.nextInt(BYTE - 1));
        Files.write(file, bytes);
    }

    /// Restores the undamaged content.
    void putBack() throws IOException {
        deleteTree(target);
        Files.createDirectories(target.toAbsolutePath().getParent());
        copyTree(copy, target);
    }

    /// Returns the last two names of the path.
    String name() {
        return target.getName(target.getNameCount() - 2) + "/" + target.getFileName();
    }

    /// Copies a file, or a directory with its content.
    static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(copy);
                else Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Deletes a file, or a directory with its content, if it exists.
    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) return;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }
}
