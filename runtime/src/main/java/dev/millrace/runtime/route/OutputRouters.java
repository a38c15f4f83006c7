package dev.millrace.runtime.route;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.SplittingKeySelector;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.util.random.RandomGenerator;

/// Creates the router of an edge.
public final class OutputRouters {
    private OutputRouters() {}

    /// Holds what a router is built from.
    ///
    /// @param from the sending subtask
    /// @param targets the connected receiving subtasks, in order
    /// @param maxParallelism the number of key groups of the receiving vertex
    /// @param copier the identity if records may be shared
    /// @param candidates the number of targets that load-aware rebalancing compares; less than 2 to switch it off
    public record Plan(
            Subtask from,
            Sender[] targets,
            int maxParallelism,
            Copier<Object> copier,
            Specializer specializer,
            UserFunctions functions,
            UserFailures failures,
            RandomGenerator chance,
            int candidates) {}

    /// Creates a router.
    ///
    /// @param partitioning the resolved partitioning, which is not automatic
    public static Receiver<Object> of(Partitioning partitioning, Plan plan) {
        Sender[] targets = plan.targets();
        Copier<Object> copier = plan.copier();
        Specializer make = plan.specializer();
        int own = plan.from().index();
        return switch (partitioning) {
            case Partitioning.Keyed keyed -> keyed(keyed, plan);
            case Partitioning.Broadcast _ ->
                receiver(make.make(BroadcastRouter.class, Receiver.class, targets, copier));
            case Partitioning.Custom custom ->
                receiver(make.make(
                        CustomRouter.class,
                        Receiver.class,
                        targets,
                        plan.functions().copy(custom.partitioner()),
                        plan.functions().copy(custom.selector()),
                        copier,
                        plan.failures()));
            case Partitioning.Global _ ->
                receiver(make.make(SingleTargetRouter.class, Receiver.class, targets, 0, copier));
            case Partitioning.Shuffle _ ->
                targets.length == 1
                        ? receiver(make.make(SingleTargetRouter.class, Receiver.class, targets, 0, copier))
                        : receiver(make.make(ShuffleRouter.class, Receiver.class, targets, plan.chance(), copier));
            case Partitioning.Forward _, Partitioning.Automatic _, Partitioning.Rebalance _, Partitioning.Rescale _ ->
                spread(own, plan);
        };
    }

    private static Receiver<Object> spread(int own, Plan plan) {
        Sender[] targets = plan.targets();
        Specializer make = plan.specializer();
        if (targets.length == 1) {
            return receiver(make.make(SingleTargetRouter.class, Receiver.class, targets, 0, plan.copier()));
        }
        if (plan.candidates() >= 2) {
            return receiver(
                    make.make(LeastLoadedRouter.class, Receiver.class, targets, own, plan.candidates(), plan.copier()));
        }
        return receiver(make.make(RoundRobinRouter.class, Receiver.class, targets, own, plan.copier()));
    }

    @SuppressWarnings("unchecked")
    private static Receiver<Object> keyed(Partitioning.Keyed keyed, Plan plan) {
        Keys<Object> keys = Keys.of((TypeInformation<Object>) keyed.keyType());
        KeySelector<Object, Object> selector =
                (KeySelector<Object, Object>) plan.functions().copy(keyed.selector());
        if (selector instanceof SplittingKeySelector<Object, Object> splitting) return splitting(splitting, keys, plan);
        Sender[] owners = new Sender[plan.maxParallelism()];
        for (int group = 0; group < owners.length; group++) {
            owners[group] = plan.targets()[KeyGroups.owner(group, plan.targets().length, plan.maxParallelism())];
        }
        Class<? extends Receiver> type = keys.isPrimitive() ? LongKeyRouter.class : ObjectKeyRouter.class;
        return receiver(plan.specializer()
                .make(type, Receiver.class, plan.targets(), owners, selector, keys, plan.copier(), plan.failures()));
    }

    private static Receiver<Object> splitting(
            SplittingKeySelector<Object, Object> selector, Keys<Object> keys, Plan plan) {
        int[] owners = new int[plan.maxParallelism()];
        for (int group = 0; group < owners.length; group++) {
            owners[group] = KeyGroups.owner(group, plan.targets().length, plan.maxParallelism());
        }
        return new SplittingRouter<>(plan.targets(), owners, selector, keys, plan.failures());
    }

    @SuppressWarnings("unchecked")
    private static Receiver<Object> receiver(Receiver<?> made) {
        return (Receiver<Object>) made;
    }
}
