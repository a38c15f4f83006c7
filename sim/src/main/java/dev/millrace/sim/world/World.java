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

/// Simulates the world of one seed: one clock, one disk, and the consecutive lives of a process. Called by the running
/// thread only.
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

    /// @param mistakes the mistakes that the engine makes on purpose
    public World(long seed, Temper temper, Set<String> mistakes) {
        this.temper = temper;
        this.mistakes = OrderedCopy.of(mistakes);
        this.order = random(seed, 1);
        this.chance = random(seed, 2);
        this.disk = new SimDisk(random(seed, 3), temper.diskErrors());
    }

    /// Returns a random number generator whose numbers are the same in each release of Java.
    ///
    /// @param stream distinguishes the generators of one seed
    public static RandomGenerator random(long seed, int stream) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + stream);
    }

    Temper temper() {
        return temper;
    }

    /// Returns the generator that decides which thread runs.
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

    /// Returns whether a file or directory with its content would survive a crash now.
    public boolean isDurable(Path path) {
        return disk.isDurable(path);
    }

    /// Returns whether a program has deleted a durable file or directory at a path that ends with the given one.
    public boolean hasLetGo(Path end) {
        return disk.hasLetGo(end);
    }

    /// Returns the children of a directory without recording a call; none if there is no such directory.
    public List<Path> children(Path directory) {
        return disk.children(directory);
    }

    /// Counts an event.
    public void happened(Happening what) {
        happenings.merge(what, 1, Integer::sum);
    }

    /// Returns the counts of the events that have occurred.
    public Map<Happening, Integer> happenings() {
        return happenings;
    }

    /// Makes a durable directory without recording a call.
    public void makePlace(Path directory) {
        disk.makePlace(directory);
    }

    /// Damages a file between two lives, without a cause in the job.
    ///
    /// @param chance decides which bit changes or where the file is cut
    public void damage(Path file, RandomGenerator chance) {
        happened(Happening.DAMAGE);
        trace.addCall(nanos, "world", "damages " + file);
        disk.damage(file, chance);
    }

    /// Damages a file while the job runs.
    public void sabotage(Path file, RandomGenerator chance) {
        happened(Happening.SABOTAGE);
        trace.addCall(nanos, "world", "damages " + file);
        disk.damage(file, chance);
    }

    /// Deletes a file, or a directory with its content, durably while the job runs.
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

    /// Records a violation. Only the first one counts.
    void violated(String what) {
        if (violation == null) violation = what;
    }

    /// Returns the violation; null if there is none.
    public @Nullable String violation() {
        return violation;
    }

    /// Records the end of the process by a crash.
    ///
    /// @param losesPower whether the machine loses power, too; then unsynced data is lost completely or partly
    public void crash(boolean losesPower) {
        trace.addCall(nanos, "world", losesPower ? "loss of power" : "crash");
        happened(losesPower ? Happening.LOSS_OF_POWER : Happening.CRASH);
        if (losesPower) disk.crash();
    }
}
