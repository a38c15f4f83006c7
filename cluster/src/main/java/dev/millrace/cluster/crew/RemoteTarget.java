package dev.millrace.cluster.crew;

import dev.millrace.exchange.Control;
import dev.millrace.runtime.checkpoint.CheckpointTarget;
import java.util.function.Consumer;

/// A subtask in another process, as the coordinator of checkpoints knows it. Any thread.
///
/// @param orders takes what it is told
record RemoteTarget(int member, Consumer<Order> orders) implements CheckpointTarget {

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        orders.accept(
                new Order.Announce(member, barrier.checkpoint(), barrier.startedMillis(), barrier.isExact(), isLast));
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        orders.accept(new Order.Overtake(member, barrier.checkpoint(), barrier.startedMillis(), barrier.isExact()));
    }

    @Override
    public void collect(long checkpoint) {
        orders.accept(new Order.Collect(member, checkpoint));
    }

    @Override
    public void completed(long checkpoint) {
        orders.accept(new Order.Completed(member, checkpoint));
    }

    @Override
    public void aborted(long checkpoint) {
        orders.accept(new Order.Aborted(member, checkpoint));
    }

    @Override
    public void run(Runnable task) {
        throw new IllegalStateException("subtask " + member + " is in another process");
    }

    @Override
    public void drain() {
        orders.accept(new Order.Drain(member));
    }

    @Override
    public void leave() {
        orders.accept(new Order.Leave(member));
    }
}
