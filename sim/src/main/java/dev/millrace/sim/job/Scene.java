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

/// What the functions of a simulated job share with whoever watches them: the outside, and what must never happen.
/// They find it by its number, since they are copied. Used by the threads of one life after the other.
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
    /// For whom each process has worked last.
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
    /// The checkpoint this life begins with; 0 for none.
    private long restored;
    private long greatestNotified;
    /// Of the checkpoints that attempts began with: transactions of these were committed then.
    private long greatestBegun;
    private boolean isStopping;
    private long greatestTaken;
    private int failuresLeft;
    private final Sabotage sabotage;

    /// @param hasStragglers whether an attempt may begin before all of the one before have noticed that it is over
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

    /// Another life begins.
    ///
    /// @param restored the checkpoint it begins with; 0 for none
    /// @param goesBack whether it may begin with an older one than it could have
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

    /// Whether what somebody finds is older than it ought to be, since newer checkpoints were damaged on purpose.
    ///
    /// @param found the number of the newest that can be used
    public boolean hasLost(long found) {
        return isSabotaged() && found < Math.max(greatestNotified, greatestBegun);
    }

    /// Whether any checkpoint was damaged while the job ran.
    public boolean isSabotaged() {
        return sabotage.greatest() > 0;
    }

    /// The job is to stop with a savepoint.
    ///
    /// @param drains whether windows and timers fire before their time
    public void stop(boolean drains) {
        isStopping = true;
        if (!drains) return;
        world.happened(Happening.DRAIN);
        ledger.drain();
    }

    boolean isStopping() {
        return isStopping;
    }

    /// It has stopped with a savepoint. Checkpoints that came behind that held the same, and are gone.
    public void stopped() {
        greatestNotified = 0;
    }

    /// Where the checkpoints of all jobs are, and where savepoints are, from now on.
    public void keepIn(Path checkpoints, Path savepoints) {
        this.checkpoints = checkpoints;
        this.savepoints = savepoints;
        world.makePlace(checkpoints);
        world.makePlace(savepoints);
    }

    /// The directories below which there are checkpoints, however many jobs had one.
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

    /// A call of another system.
    void call(String what) {
        life().call(what);
    }

    boolean errs(String mistake) {
        return host().errs(mistake);
    }

    /// The number of a function's attempt over all lives, or over all leaders. While it opens.
    long epoch(TaskInfo task) {
        long now = (hasStragglers ? leadersEpoch() : lives) * EPOCHS_PER_LIFE + task.getAttemptNumber();
        if (now > epoch) {
            epoch = now;
            owners.clear();
            tallies.clear();
            isTallyChecked = false;
            // What it began with will be committed, though nobody has been told of it.
            greatestNotified = Math.max(greatestNotified, restored);
        }
        return now;
    }

    /// Functions are not told whose attempt they are of.
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

    /// The job has begun, or begun again, with a checkpoint.
    ///
    /// @param checkpoint none if it began with nothing
    void goesOn(OptionalLong checkpoint) {
        greatestBegun = Math.max(greatestBegun, checkpoint.orElse(0));
        Fallback fallback = new Fallback(checkpoint.orElse(0), OrderedCopy.of(world.children(savepoints)));
        if (fallbacks.isEmpty() || !fallbacks.getLast().equals(fallback)) fallbacks.add(fallback);
    }

    /// Whether the job went back to a checkpoint before this savepoint, which was there already. The transactions that
    /// the savepoint holds were rolled back then.
    public boolean isPassedOver(Path savepoint, long checkpoint) {
        return fallbacks.stream()
                .anyMatch(each ->
                        checkpoint > each.checkpoint() && each.savepoints().contains(savepoint));
    }

    /// What was there when an attempt began with a checkpoint.
    private record Fallback(long checkpoint, Set<Path> savepoints) {}

    /// User code may fail now.
    void disturb() {
        Plan.Trouble trouble = plan.trouble();
        boolean isFragile = trouble.failsInCheckpoints() && greatestTaken > greatestNotified;
        int failEvery = isFragile ? 1 + trouble.failEvery() / 20 : trouble.failEvery();
        disturb(failEvery);
    }

    /// User code may fail now, in one of so many cases.
    void disturb(int failEvery) {
        if (failuresLeft == 0 || chance.nextInt(failEvery) != 0) return;
        failuresLeft--;
        world.happened(Happening.USER_FAILURE);
        sabotage.strike(roots());
        throw new IllegalStateException("failed on purpose");
    }

    /// User code may take its time now.
    void dawdle() {
        Plan.Trouble trouble = plan.trouble();
        if (trouble.dawdleEvery() == 0 || chance.nextInt(trouble.dawdleEvery()) != 0) return;
        world.happened(Happening.SLOW_USER_CODE);
        host().threads().park(chance.nextLong(trouble.dawdleNanos()));
    }

    /// Whether something happens that does in one of so many cases.
    boolean one(int of) {
        return chance.nextInt(of) == 0;
    }

    /// An enumerator thinks.
    void think() {
        long most = plan.shape().thinkNanos();
        if (most > 0) host().threads().park(chance.nextLong(2 * most));
    }

    void happened(Happening what) {
        world.happened(what);
    }

    /// A key's state is in the hands of a subtask.
    void owns(String operator, Object key, int subtask) {
        String owner = owners.putIfAbsent(operator + " " + key, operator + " " + subtask);
        if (owner != null && !owner.equals(operator + " " + subtask))
            violated("key %s of %s is in two subtasks".formatted(key, operator));
    }

    /// How many records a subtask has passed on, as operator state knows.
    ///
    /// @param place the subtask, among all that count
    void tally(long caller, int place, long count) {
        if (caller == epoch) tallies.put(place, count);
    }

    /// The same, as it goes into a checkpoint.
    void tallyTaken(long caller, long checkpoint, int place, long count) {
        if (caller != epoch) return;
        takes(checkpoint);
        Map<Integer, Long> taken =
                talliesTaken.computeIfAbsent(epoch * CHECKPOINTS_MAX + checkpoint, _ -> new HashMap<>());
        taken.put(place, count);
        lastTallies.put(checkpoint, taken);
    }

    /// All subtasks have what they counted before: it must be what the checkpoint holds.
    ///
    /// @param checkpoint that the attempt began with; 0 for none
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

    /// How many records passed the operators that count them in operator state; those that had ended before the
    /// last restart are not in it.
    long tallied() {
        return tallies.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The same for one that knows which was the one before.
    void follows(long before, long checkpoint) {
        if (checkpoint <= before) violated("checkpoint %d comes after checkpoint %d".formatted(checkpoint, before));
        takes(checkpoint);
    }

    /// A subtask was told that a checkpoint is complete.
    void notified(long checkpoint) {
        if (checkpoint > greatestTaken) violated("checkpoint %d is complete, but nobody took it".formatted(checkpoint));
        if (!isDurable(checkpoint))
            violated("checkpoint %d is told to be complete, but a crash would lose it".formatted(checkpoint));
        world.happened(Happening.CHECKPOINT_COMPLETE);
        greatestNotified = Math.max(greatestNotified, checkpoint);
    }

    /// A subtask takes part in a checkpoint.
    void takes(long checkpoint) {
        greatestTaken = Math.max(greatestTaken, checkpoint);
    }

    /// A prepared transaction is part of a checkpoint.
    void belongs(String id, long checkpoint) {
        ledger.belongs(id, checkpoint);
    }

    /// A transaction that knows nothing of checkpoints is about to be committed: it may be once its own is complete.
    void commits(String id) {
        long checkpoint = ledger.checkpointOf(id);
        if (checkpoint == 0) violated("transaction %s is committed before it belongs to a checkpoint".formatted(id));
        if (checkpoint > restored) notified(checkpoint);
    }

    /// Whether this checkpoint, or a later one, would outlast a crash. An earlier checkpoint may have been deleted. All
    /// may have been deleted when the job has ended: a worker whose machine was suspended hears of it late.
    private boolean isDurable(long checkpoint) {
        if (checkpoint <= sabotage.greatest()) return true;
        for (long each = checkpoint; each <= greatestTaken; each++) {
            Path file = Path.of("chk-" + each, "_metadata");
            if (world.hasLetGo(file)) return true;
            for (Path root : roots()) if (world.isDurable(root.resolve(file))) return true;
        }
        if (!isStopping) return false;
        for (Path each : world.children(savepoints)) if (world.isDurable(each.resolve("_metadata"))) return true;
        return false;
    }

    /// What is wrong with the output of a job that has ended; null if nothing is.
    public @Nullable String verdict() {
        boolean isExact = plan.checkpoints().isExact() && !ledger.isDrained();
        return plan.workload().expected(plan).differences(ledger.outputs(), isExact, tallied());
    }
}
