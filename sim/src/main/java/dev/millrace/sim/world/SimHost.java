package dev.millrace.sim.world;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.io.IOException;
import java.util.random.RandomGenerator;

/// Simulates the host of one machine. Each call may switch to another thread. Used by the threads of its life.
public final class SimHost implements Host, Clock, Threads, Network {
    private final Life life;
    private final World world;
    private final SimMachine machine;
    private final Disk disk;

    SimHost(Life life, World world, SimMachine machine) {
        this.life = life;
        this.world = world;
        this.machine = machine;
        this.disk = new LifeDisk(life, world);
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public RandomGenerator chance() {
        return world.chance();
    }

    @Override
    public Threads threads() {
        return this;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Network network() {
        return this;
    }

    @Override
    public boolean errs(String mistake) {
        return world.errs(mistake);
    }

    @Override
    public void witness(String happening) {
        world.happened(Happening.of(happening));
    }

    @Override
    public long nanos() {
        life.point();
        return world.nanos();
    }

    @Override
    public long millis() {
        life.point();
        return world.millis() + machine.skewMillis();
    }

    @Override
    public Thread start(String name, Runnable work) {
        return life.start(machine, name, work);
    }

    @Override
    public Thread startBlocking(String name, Runnable work) {
        return life.start(machine, name, work);
    }

    @Override
    public void park(long nanos) {
        life.park(nanos);
    }

    @Override
    public void unpark(Thread thread) {
        life.unpark(thread);
    }

    @Override
    public void interrupt(Thread thread) {
        life.interrupt(thread);
    }

    @Override
    public void giveWay() {
        life.point();
    }

    @Override
    public boolean isWaiting(Thread thread) {
        return life.isWaiting(thread);
    }

    @Override
    public int cores() {
        return world.temper().cores();
    }

    @Override
    public Connection connect(String host, int port, int timeoutMillis) throws IOException {
        throw new IOException("there is no network in this world");
    }

    @Override
    public Listener listen(String host, int port) throws IOException {
        throw new IOException("there is no network in this world");
    }
}
