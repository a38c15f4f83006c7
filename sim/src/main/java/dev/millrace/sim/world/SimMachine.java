package dev.millrace.sim.world;

/// A process of a world in which there are several: it has threads and a clock of its own, and can end, or be
/// suspended, without the others. Used by whoever runs.
public final class SimMachine {
    private final String name;
    private final Life life;
    private final SimHost host;
    private long skewMillis;
    private long deathPoint;
    private long points;
    private long suspendedUntilNanos;
    private boolean isDead;
    /// What it does when it is struck; empty if it is not to be.
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

    /// The machine as its own threads see it.
    public SimHost host() {
        return host;
    }

    /// Its wall clock jumps.
    public void jump(long byMillis) {
        skewMillis += byMillis;
    }

    long skewMillis() {
        return skewMillis;
    }

    /// It ends by itself after so many more points.
    public void dieAfter(long more) {
        deathPoint = points + more;
    }

    /// It ends by itself, or is suspended, in the midst of something.
    ///
    /// @param what a part of the name of a thread or of what one does; empty for nothing
    /// @param more how often that comes before
    /// @param nanos how long it is suspended; 0 if it ends
    public void strikeIn(String what, long more, long nanos) {
        struckIn = what;
        struckAfter = more;
        struckNanos = nanos;
    }

    /// A thread of it is about to do something.
    void sees(String what) {
        if (struckIn.isEmpty() || !what.contains(struckIn) || --struckAfter > 0) return;
        struckIn = "";
        isHit = true;
    }

    /// Whether that has come to pass, or is not to any more.
    public boolean isStruck() {
        return struckIn.isEmpty();
    }

    /// Another point of one of its threads.
    ///
    /// @return whether it dies there
    boolean pass(String thread, long nowNanos) {
        sees(thread);
        if (isHit) {
            isHit = false;
            if (struckNanos == 0) return true;
            suspend(nowNanos + struckNanos);
        }
        return ++points == deathPoint;
    }

    /// None of its threads runs before that time.
    public void suspend(long untilNanos) {
        suspendedUntilNanos = Math.max(suspendedUntilNanos, untilNanos);
    }

    long suspendedUntilNanos() {
        return suspendedUntilNanos;
    }

    /// Ends it: none of its threads runs any more.
    public void kill() {
        if (!isDead) life.kill(this);
    }

    void die() {
        isDead = true;
    }

    public boolean isDead() {
        return isDead;
    }

    /// Starts a thread of it, from a thread of any.
    public void start(String thread, Runnable work) {
        if (!isDead) host.threads().startBlocking(thread, work);
    }

    /// Has a thread of it do something after a while, unless it has ended by then.
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
