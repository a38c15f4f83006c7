package dev.millrace.sim.world;

/// A process of a world in which there are several: it has threads and a clock of its own, and can end, or be
/// suspended, without the others. Used by whoever runs.
public final class Machine {
    private final String name;
    private final Life life;
    private final SimHost host;
    private long skewMillis;
    private long deathPoint;
    private long points;
    private long suspendedUntilNanos;
    private boolean isDead;

    Machine(String name, Life life, World world) {
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

    /// Another point of one of its threads.
    ///
    /// @return whether it dies there
    boolean pass() {
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
