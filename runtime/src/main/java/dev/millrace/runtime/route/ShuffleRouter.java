package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;
import java.util.random.RandomGenerator;

/// Sends each record to a random target.
final class ShuffleRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final RandomGenerator chance;
    private final Copier<T> copier;

    ShuffleRouter(Sender[] targets, RandomGenerator chance, Copier<T> copier) {
        this.targets = targets;
        this.chance = chance;
        this.copier = copier;
    }

    @Override
    public void record(T value, long timestamp) {
        Sender target = targets[chance.nextInt(targets.length)];
        target.send(OutputRouter.mine(value, target, copier), timestamp);
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
