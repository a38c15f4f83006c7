package dev.millrace.sim.job;

import dev.millrace.api.process.TaskInfo;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SimMachine;
import dev.millrace.sim.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Connects the functions of a simulated job with the simulation: holds the external system, and checks the invariants.
/// Functions find their scene by its number, because functions are copied. Used by the threads of one life at a time.
public final class Scene implements AutoCloseable {
    private static final ConcurrentMap<Long, Scene> ALL = new ConcurrentHashMap<>();
    private static final long EPOCHS_PER_LIFE = 1_000_000;
    private static final Pattern LEADERS_EPOCH = Pattern.compile("of epoch (\\d+)");
    private static final long CHECKPOINTS_MAX = 1_000_000;

    private final long number;
    private final Plan plan;
    private final World world;
    private final boolean hasStragglers;
    private final TransactionLog ledger;
    private final RandomGenerator chance;
    private final Map<String, String> owners = new HashMap<>();
    /// The newest leader's epoch for which each process has worked.
    private final Map<SimMachine, Long> leaders = new HashMap<>();
    private final Map<Integer, Long> tallies = new HashMap<>();
    private final Map<Long, Map<Integer, Long>> talliesTaken = new HashMap<>();
    private final Map<Long, Map<Integer, Long>> lastTallies = new HashMap<>();
    private final List<Fallback> fallbacks = new ArrayList<>();
    private boolean isTallyChecked;
    private Path checkpoints = Path.of("/sim/checkpoints");
    private Path savepoints = Path.of("/sim/savepoints");
    private @Nullable Life life;
    private long lives;
    private long epoch;
    /// The checkpoint from which this life started; 0 for none.
    private long restored;
    private long greatestNotified;
    /// The highest number of a checkpoint from which an attempt started. Its transactions were committed then.
    private long greatestBegun;
    private boolean isStopping;
    private long greatestTaken;
    private int failuresLeft;
    private final Sabotage sabotage;

    /// @param hasStragglers whether an attempt may start before all subtasks of the previous attempt know that it
    /// is over
    public Scene(Plan plan, World world, boolean hasStragglers) {
        this.number = plan.seed();
        this.plan = plan;
        this.world = world;
        this.hasStragglers = hasStragglers;
        this.ledger = new TransactionLog(
                plan.checkpoints().isExact(), this::violated, hasStragglers ? this::refused : this::violated);
        this.chance = World.random(plan.seed(), 4);
        this.failuresLeft = plan.trouble().userFailures();
        this.sabotage = new Sabotage(world, World.random(plan.seed(), 6), plan.isSabotaged() && !hasStragglers);
        keepIn(checkpoints, savepoints);
        ALL.put(number, this);
    }

    static Scene of(long number) {
        return Check.present(ALL.get(number), "the scene of a simulated job");
    }

    @Override
    public void close() {
        ALL.remove(number, this);
    }

    /// Starts another life.
    ///
    /// @param restored the checkpoint from which it starts; 0 for none
    /// @param goesBack whether it may start from an older checkpoint than the newest usable one
    public void begin(Life next, long restored, boolean goesBack) {
        life = next;
        lives++;
        this.restored = restored;
        greatestTaken = restored;
        isStopping = false;
        if (restored < greatestNotified && !goesBack) {
            violated("checkpoint %d was told to be complete, but the newest that can be used is %d"
                    .formatted(greatestNotified, restored));
        }
        if (!goesBack) return;
        ledger.goBack(restored);
        greatestNotified = 0;
        greatestBegun = 0;
    }

    /// Returns whether the newest usable checkpoint is older than expected, because newer checkpoints were damaged
    /// on purpose.
    ///
    /// @param found the number of the newest usable checkpoint
    public boolean hasLost(long found) {
        return isSabotaged() && found < Math.max(greatestNotified, greatestBegun);
    }

    /// Returns whether a checkpoint was damaged while the job ran.
    public boolean isSabotaged() {
        return sabotage.greatest() > 0;
    }

    /// Records that the job is to stop with a savepoint.
    ///
    /// @param drains whether windows and timers fire early
    public void stop(boolean drains) {
        isStopping = true;
        if (!drains) return;
        world.happened(Happening.DRAIN);
        ledger.drain();
    }

    boolean isStopping() {
        return isStopping;
    }

    /// Records that the job has stopped with a savepoint. Later checkpoints had the same content and are deleted.
    public void stopped() {
        greatestNotified = 0;
    }

    /// Sets the directories for checkpoints and savepoints.
    public void keepIn(Path checkpoints, Path savepoints) {
        this.checkpoints = checkpoints;
        this.savepoints = savepoints;
        world.makePlace(checkpoints);
        world.makePlace(savepoints);
    }

    /// Returns the directories that contain checkpoints, for all jobs.
    public List<Path> roots() {
        return plan.checkpoints().isBelow() ? world.children(checkpoints) : List.of(checkpoints);
    }

    public Path checkpoints() {
        return checkpoints;
    }

    public Path savepoints() {
        return savepoints;
    }

    public Plan plan() {
        return plan;
    }

    private Life life() {
        return Check.present(life, "a life");
    }

    Host host() {
        return life().host();
    }

    TransactionLog ledger() {
        return ledger;
    }

    void violated(String what) {
        life().violated(what);
    }

    private void refused(String what) {
        world.happened(Happening.STRAGGLER_REFUSED);
        throw new IllegalStateException("refused on purpose: " + what);
    }

    /// Records a call to an external system.
    void call(String what) {
        life().call(what);
    }

    boolean errs(String mistake) {
        return host().errs(mistake);
    }

    /// Returns the number of a function's attempt over all lives or all leaders. Called while the function opens.
    long epoch(TaskInfo task) {
        long now = (hasStragglers ? leadersEpoch() : lives) * EPOCHS_PER_LIFE + task.getAttemptNumber();
        if (now > epoch) {
            epoch = now;
            owners.clear();
            tallies.clear();
            isTallyChecked = false;
            // The transactions of the restored checkpoint will be committed, although no subtask was
            // notified of it.
            greatestNotified = Math.max(greatestNotified, restored);
        }
        return now;
    }

    /// Reads the leader's epoch from a thread name, because functions do not know it.
    private long leadersEpoch() {
        Matcher found = LEADERS_EPOCH.matcher(life().undertaking());
        if (!found.find())
            throw new IllegalStateException("a function that is not being opened: " + life().undertaking());
        long leader = Long.parseLong(found.group(1));
        long before = leaders.merge(life().machine(), leader, Math::max);
        if (before > leader)
            violated("a worker that has worked for the leader of epoch %d opens an attempt of epoch %d"
                    .formatted(before, leader));
        return leader;
    }

    /// Records that the job has started from a checkpoint.
    ///
    /// @param checkpoint the checkpoint; empty if the job started without one
    void goesOn(OptionalLong checkpoint) {
        greatestBegun = Math.max(greatestBegun, checkpoint.orElse(0));
        Fallback fallback = new Fallback(checkpoint.orElse(0), OrderedCopy.of(world.children(savepoints)));
        if (fallbacks.isEmpty() || !fallbacks.getLast().equals(fallback)) fallbacks.add(fallback);
    }

    /// Returns whether the job went back to a checkpoint that is older than this savepoint while the savepoint
    /// existed. Then the transactions of the savepoint were rolled back.
    public boolean isPassedOver(Path savepoint, long checkpoint) {
        return fallbacks.stream()
                .anyMatch(each ->
                        checkpoint > each.checkpoint() && each.savepoints().contains(savepoint));
    }

    /// The savepoints that existed when an attempt started from a checkpoint.
    private record Fallback(long checkpoint, Set<Path> savepoints) {}

    /// Makes user code fail at random.
    void disturb() {
        Plan.Trouble trouble = plan.trouble();
        boolean isFragile = trouble.failsInCheckpoints() && greatestTaken > greatestNotified;
        int failEvery = isFragile ? 1 + trouble.failEvery() / 20 : trouble.failEvery();
        disturb(failEvery);
    }

    /// Makes user code fail at random, on average once in `failEvery` calls.
    void disturb(int failEvery) {
        if (failuresLeft == 0 || chance.nextInt(failEvery) != 0) return;
        failuresLeft--;
        world.happened(Happening.USER_FAILURE);
        sabotage.strike(roots());
        throw new IllegalStateException("failed on purpose");
    }

    /// Makes user code sleep at random.
    void dawdle() {
        Plan.Trouble trouble = plan.trouble();
        if (trouble.dawdleEvery() == 0 || chance.nextInt(trouble.dawdleEvery()) != 0) return;
        world.happened(Happening.SLOW_USER_CODE);
        host().threads().park(chance.nextLong(trouble.dawdleNanos()));
    }

    /// Returns true at random, on average once in `of` calls.
    boolean one(int of) {
        return chance.nextInt(of) == 0;
    }

    /// Makes an enumerator sleep for a random time.
    void think() {
        long most = plan.shape().thinkNanos();
        if (most > 0) host().threads().park(chance.nextLong(2 * most));
    }

    void happened(Happening what) {
        world.happened(what);
    }

    /// Checks that only one subtask has the state of a key.
    void owns(String operator, Object key, int subtask) {
        String owner = owners.putIfAbsent(operator + " " + key, operator + " " + subtask);
        if (owner != null && !owner.equals(operator + " " + subtask))
            violated("key %s of %s is in two subtasks".formatted(key, operator));
    }

    /// Records the count of a subtask's records in operator state.
    ///
    /// @param place the number of the subtask among all that count
    void tally(long caller, int place, long count) {
        if (caller == epoch) tallies.put(place, count);
    }

    /// Records the count that goes into a checkpoint.
    void tallyTaken(long caller, long checkpoint, int place, long count) {
        if (caller != epoch) return;
        takes(checkpoint);
        Map<Integer, Long> taken =
                talliesTaken.computeIfAbsent(epoch * CHECKPOINTS_MAX + checkpoint, _ -> new HashMap<>());
        taken.put(place, count);
        lastTallies.put(checkpoint, taken);
    }

    /// Checks that the restored counts are those of the checkpoint. Called when all subtasks have restored
    /// their counts.
    ///
    /// @param checkpoint the checkpoint from which the attempt started; 0 for none
    void tallyRestored(long caller, long checkpoint) {
        if (isTallyChecked || caller != epoch) return;
        isTallyChecked = true;
        Map<Integer, Long> taken = lastTallies.getOrDefault(checkpoint, Map.of());
        long then = taken.values().stream().mapToLong(Long::longValue).sum();
        if (then != tallied()) {
            violated("operator state had counted %d records in checkpoint %d and %d when it was back"
                    .formatted(then, checkpoint, tallied()));
        }
    }

    /// Returns the number of records counted in operator state. Subtasks that had ended before the last restart are
    /// not included.
    long tallied() {
        return tallies.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Records that a subtask takes part in a checkpoint, and checks that the checkpoint is newer than the
    /// subtask's previous one.
    void follows(long before, long checkpoint) {
        if (checkpoint <= before) violated("checkpoint %d comes after checkpoint %d".formatted(checkpoint, before));
        takes(checkpoint);
    }

    /// Records that a subtask was notified of a complete checkpoint.
    void notified(long checkpoint) {
        if (checkpoint > greatestTaken) violated("checkpoint %d is complete, but nobody took it".formatted(checkpoint));
        if (!isDurable(checkpoint))
            violated("checkpoint %d is told to be complete, but a crash would lose it".formatted(checkpoint));
        world.happened(Happening.CHECKPOINT_COMPLETE);
        greatestNotified = Math.max(greatestNotified, checkpoint);
    }

    /// Records that a subtask takes part in a checkpoint.
    void takes(long checkpoint) {
        greatestTaken = Math.max(greatestTaken, checkpoint);
    }

    /// Records that a prepared transaction is part of a checkpoint.
    void belongs(String id, long checkpoint) {
        ledger.belongs(id, checkpoint);
    }

    /// Checks that a transaction may be committed. Its committer does not know the checkpoint, but the checkpoint
    /// of the transaction must be complete.
    void commits(String id) {
        long checkpoint = ledger.checkpointOf(id);
        if (checkpoint == 0) violated("transaction %s is committed before it belongs to a checkpoint".formatted(id));
        if (checkpoint > restored) notified(checkpoint);
    }

    /// Returns whether this checkpoint, or a later one, would survive a crash. Earlier checkpoints may have been
    /// deleted. When the job has ended, all checkpoints may have been deleted, and a worker that was suspended is
    /// notified late.
    private boolean isDurable(long checkpoint) {
        if (checkpoint <= sabotage.greatest()) return true;
        // A subtask that has ended is not asked for its state again, so later checkpoints than the greatest one exist.
        for (long each = checkpoint; each <= Math.max(greatestTaken, newest()); each++) {
            Path file = Path.of("chk-" + each, "_metadata");
            if (world.hasLetGo(file)) return true;
            for (Path root : roots()) if (world.isDurable(root.resolve(file))) return true;
        }
        if (!isStopping) return false;
        for (Path each : world.children(savepoints)) if (world.isDurable(each.resolve("_metadata"))) return true;
        return false;
    }

    /// Returns the number of the newest checkpoint that has a directory; 0 if there is none.
    private long newest() {
        return roots().stream()
                .flatMap(root -> world.children(root).stream())
                .map(each -> String.valueOf(each.getFileName()))
                .filter(name -> name.startsWith("chk-"))
                .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                .max()
                .orElse(0);
    }

    /// Returns what is wrong with the output of an ended job; null if nothing is.
    public @Nullable String verdict() {
        boolean isExact = plan.checkpoints().isExact() && !ledger.isDrained();
        return plan.workload().expected(plan).differences(ledger.outputs(), isExact, tallied());
    }
}
