package dev.millrace.sim.world;

/// Represents one of several processes of a world. It has its own threads and clock, and can end or be suspended
/// independently. Called by the running thread only.
public final class SimMachine {
    private final String name;
    private final Life life;
    private final SimHost host;
    private long skewMillis;
    private long deathPoint;
    private long points;
    private long suspendedUntilNanos;
    private boolean isDead;
    /// The action at which the machine is struck; empty if there is none.
    private String struckIn = "";
    private long struckAfter;
    private long struckNanos;
    private boolean isHit;

    SimMachine(String name, Life life, World world) {
        this.name = name;
        this.life = life;
        this.host = new SimHost(life, world, this);
    }

    public String name() {
        return name;
    }

    /// Returns the host of this machine.
    public SimHost host() {
        return host;
    }

    /// Moves the machine's wall clock.
    public void jump(long byMillis) {
        skewMillis += byMillis;
    }

    long skewMillis() {
        return skewMillis;
    }

    /// Ends the machine after this many more points.
    public void dieAfter(long more) {
        deathPoint = points + more;
    }

    /// Ends or suspends the machine during an action.
    ///
    /// @param what a part of the name of a thread or of a call; empty for nothing
    /// @param more the number of occurrences until then
    /// @param nanos the duration of the suspension; 0 to end the machine
    public void strikeIn(String what, long more, long nanos) {
        struckIn = what;
        struckAfter = more;
        struckNanos = nanos;
    }

    /// Records that a thread of the machine is about to do something.
    void sees(String what) {
        if (struckIn.isEmpty() || !what.contains(struckIn) || --struckAfter > 0) return;
        struckIn = "";
        isHit = true;
    }

    /// Returns whether the machine was struck, or the strike was cancelled.
    public boolean isStruck() {
        return struckIn.isEmpty();
    }

    /// Counts another point of one of its threads.
    ///
    /// @return whether the machine ends at this point
    boolean pass(String thread, long nowNanos) {
        sees(thread);
        if (isHit) {
            isHit = false;
            if (struckNanos == 0) return true;
            suspend(nowNanos + struckNanos);
        }
        return ++points == deathPoint;
    }

    /// Suspends all threads of the machine until a time.
    public void suspend(long untilNanos) {
        suspendedUntilNanos = Math.max(suspendedUntilNanos, untilNanos);
    }

    long suspendedUntilNanos() {
        return suspendedUntilNanos;
    }

    /// Ends the machine. None of its threads runs any more.
    public void kill() {
        if (!isDead) life.kill(this);
    }

    void die() {
        isDead = true;
    }

    public boolean isDead() {
        return isDead;
    }

    /// Starts a thread of this machine. The caller may be a thread of any machine.
    public void start(String thread, Runnable work) {
        if (!isDead) host.threads().startBlocking(thread, work);
    }

    /// Runs work on a new thread of this machine after a delay, unless the machine has ended by then.
    public void startAfter(long nanos, String thread, Runnable work) {
        start(thread, () -> {
            life.sleep(nanos);
            work.run();
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
