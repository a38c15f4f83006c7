package dev.millrace.sim.world;

import dev.millrace.base.collection.OrderedCopy;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// A universe that follows from its seed: one clock, one disk, and the lives of a process that come one after the
/// other. Used by whoever runs in it, one thread at a time.
public final class World {
    private static final long BORN_MILLIS = 1_700_000_000_000L;

    private final Temper temper;
    private final Set<String> mistakes;
    private final RandomGenerator order;
    private final RandomGenerator chance;
    private final Trace trace = new Trace();
    private final SimDisk disk;
    private long nanos = 1;
    private final Map<Happening, Integer> happenings = new EnumMap<>(Happening.class);
    private @Nullable String violation;

    /// @param mistakes that the engine is to make
    public World(long seed, Temper temper, Set<String> mistakes) {
        this.temper = temper;
        this.mistakes = OrderedCopy.of(mistakes);
        this.order = random(seed, 1);
        this.chance = random(seed, 2);
        this.disk = new SimDisk(random(seed, 3), temper.diskErrors());
    }

    /// A stream of random numbers that is the same in each release of Java.
    ///
    /// @param stream tells those of one seed apart
    public static RandomGenerator random(long seed, int stream) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + stream);
    }

    Temper temper() {
        return temper;
    }

    /// Decides who runs.
    RandomGenerator order() {
        return order;
    }

    RandomGenerator chance() {
        return chance;
    }

    public Trace trace() {
        return trace;
    }

    SimDisk disk() {
        return disk;
    }

    /// Whether a file or directory would be there after a crash now, with all that it holds.
    public boolean isDurable(Path path) {
        return disk.isDurable(path);
    }

    /// Whether a program has deleted a durable file or directory at a path that ends with the given one.
    public boolean hasLetGo(Path end) {
        return disk.hasLetGo(end);
    }

    /// The children of a directory, without anybody's noticing; none if there is no such directory.
    public List<Path> children(Path directory) {
        return disk.children(directory);
    }

    /// Counts what has happened.
    public void happened(Happening what) {
        happenings.merge(what, 1, Integer::sum);
    }

    /// How often each has happened, without those that have not.
    public Map<Happening, Integer> happenings() {
        return happenings;
    }

    /// A directory that lasts, which somebody makes without anybody's noticing.
    public void makePlace(Path directory) {
        disk.makePlace(directory);
    }

    /// A file is not any more what was written, though nobody has done anything.
    ///
    /// @param chance decides which byte is another one, or where the file ends now
    public void damage(Path file, RandomGenerator chance) {
        happened(Happening.DAMAGE);
        trace.addCall(nanos, "world", "damages " + file);
        disk.damage(file, chance);
    }

    /// The same while the job runs.
    public void sabotage(Path file, RandomGenerator chance) {
        happened(Happening.SABOTAGE);
        trace.addCall(nanos, "world", "damages " + file);
        disk.damage(file, chance);
    }

    /// Deletes a file, or a directory with all that is in it, for good, while the job runs.
    public void lose(Path path) {
        happened(Happening.SABOTAGE);
        trace.addCall(nanos, "world", "deletes " + path);
        disk.lose(path);
    }

    boolean errs(String mistake) {
        return mistakes.contains(mistake);
    }

    public long nanos() {
        return nanos;
    }

    long millis() {
        return BORN_MILLIS + nanos / 1_000_000;
    }

    void pass(long span) {
        nanos += span;
    }

    void passUntil(long time) {
        nanos = Math.max(nanos, time);
    }

    /// What must not happen has happened; only the first counts.
    void violated(String what) {
        if (violation == null) violation = what;
    }

    /// Null as long as all is well.
    public @Nullable String violation() {
        return violation;
    }

    /// The process is dead.
    ///
    /// @param losesPower whether the machine was too: then what was not synced is lost, or only half of it
    public void crash(boolean losesPower) {
        trace.addCall(nanos, "world", losesPower ? "loss of power" : "crash");
        happened(losesPower ? Happening.LOSS_OF_POWER : Happening.CRASH);
        if (losesPower) disk.crash();
    }
}
