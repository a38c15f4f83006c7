package dev.millrace.sim.job;

import dev.millrace.sim.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Damages, truncates and deletes checkpoints while a job runs and is about to fail.
final class Sabotage {
    private static final String MANIFEST = "_metadata";
    private static final String PREFIX = "chk-";

    private final World world;
    private final RandomGenerator chance;
    private final boolean isOn;
    private long greatest;

    Sabotage(World world, RandomGenerator chance, boolean isOn) {
        this.world = world;
        this.chance = chance;
        this.isOn = isOn;
    }

    /// Returns the highest number of a damaged checkpoint; 0 if there is none.
    long greatest() {
        return greatest;
    }

    /// Damages or deletes files of a complete checkpoint in every second call, most often of the newest one.
    ///
    /// @param roots the directories of checkpoints
    void strike(List<Path> roots) {
        if (!isOn || chance.nextBoolean()) return;
        List<Path> all = new ArrayList<>();
        for (Path root : roots) for (Path each : world.children(root)) if (isComplete(each)) all.add(each);
        if (all.isEmpty()) return;
        all.sort(Comparator.comparingLong(Sabotage::number).reversed());
        Path victim = chance.nextInt(3) > 0 ? all.getFirst() : all.get(chance.nextInt(all.size()));
        greatest = Math.max(greatest, number(victim));
        List<Path> files = world.children(victim);
        Path file = files.get(chance.nextInt(files.size()));
        switch (chance.nextInt(3)) {
            case 0 -> world.lose(victim);
            case 1 -> world.lose(file);
            default -> world.sabotage(file, chance);
        }
    }

    private boolean isComplete(Path directory) {
        return String.valueOf(directory.getFileName()).startsWith(PREFIX)
                && world.children(directory).contains(directory.resolve(MANIFEST));
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(String.valueOf(checkpoint.getFileName()).substring(PREFIX.length()));
    }
}
