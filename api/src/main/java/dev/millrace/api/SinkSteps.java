package dev.millrace.api;

import dev.millrace.api.plan.CommitterFactory;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.type.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The steps that a sink consists of: its writer, and for some sinks a committer and steps of the sink's own
/// around both.
///
/// @param writer takes the records
/// @param others all that the sink added besides
/// @param sized those of the others that have the writer's parallelism
record SinkSteps(Step<?> writer, List<Other> others, List<Step<?>> sized) {

    /// A step besides the writer.
    ///
    /// @param name that it has within the sink
    /// @param uid that it has within the sink
    private record Other(Step<?> step, String name, String uid) {

        static Other of(Step<?> step, int number) {
            String prefix = "Sink: ";
            String name = step.name().startsWith(prefix) ? step.name().substring(prefix.length()) : step.name();
            String uid = step.uid();
            return new Other(step, name, uid == null ? name + " " + number : uid);
        }
    }

    /// Describes a sink's steps behind a stream.
    static <T> SinkSteps of(DataStream<T> input, Sink<T> sink) {
        StreamExecutionEnvironment environment = input.environment;
        // Unset if the environment has none: then whoever runs the job says.
        int parallelism = environment.getConfig().getParallelism();
        int before = environment.lastStep();
        Step<?> writer;
        // While the environment has no parallelism, what the sink sets itself can be told from what it leaves open.
        environment.getConfig().resetParallelism();
        try {
            writer = writer(input, environment.clean(sink));
        } finally {
            if (parallelism != Step.UNSET) environment.getConfig().setParallelism(parallelism);
        }
        List<Other> others = new ArrayList<>();
        List<Step<?>> sized = new ArrayList<>();
        for (Step<?> step : environment.stepsSince(before)) {
            if (step == writer) continue;
            others.add(Other.of(step, others.size()));
            if (step.parallelism() == Step.UNSET) sized.add(step);
        }
        sized.forEach(step -> step.parallelism(parallelism));
        writer.parallelism(parallelism);
        return new SinkSteps(writer, List.copyOf(others), List.copyOf(sized));
    }

    private static <T> Step<?> writer(DataStream<T> input, Sink<T> sink) {
        DataStream<T> written = beforeWriting(input, sink);
        boolean isSurrounded =
                sink instanceof SupportsPreCommitTopology<?, ?> || sink instanceof SupportsPostCommitTopology<?>;
        if (isSurrounded && sink instanceof SupportsCommitter<?> committing)
            return committing(written, sink, committing);
        return input.environment.add(
                "Sink: Writer", new Operation.Write(sink), List.of(written.step()), written.step()::type);
    }

    @SuppressWarnings("unchecked") // a sink of these records takes a stream of them
    private static <T> DataStream<T> beforeWriting(DataStream<T> input, Sink<T> sink) {
        return sink instanceof SupportsPreWriteTopology<?> topology
                ? ((SupportsPreWriteTopology<T>) topology).addPreWriteTopology(input)
                : input;
    }

    @SuppressWarnings("unchecked") // the parts of a sink agree on what is committed
    private static <CommT> Step<?> committing(
            DataStream<?> written, Sink<?> sink, SupportsCommitter<CommT> committing) {
        Operation operation = new Operation.Prepare(sink);
        DataStream<?> prepared;
        DataStream<CommittableMessage<CommT>> committables;
        if (sink instanceof SupportsPreCommitTopology<?, ?> steps) {
            SupportsPreCommitTopology<Object, CommT> before = (SupportsPreCommitTopology<Object, CommT>) steps;
            DataStream<CommittableMessage<Object>> results = then(
                    written,
                    "Sink: Writer",
                    operation,
                    () -> CommittableMessageTypeInfo.of(before::getWriteResultSerializer));
            prepared = results;
            committables = before.addPreCommitTopology(results);
        } else {
            committables = then(
                    written,
                    "Sink: Writer",
                    operation,
                    () -> CommittableMessageTypeInfo.of(committing::getCommittableSerializer));
            prepared = committables;
        }
        CommitterFactory<CommT> factory = committing::createCommitter;
        DataStream<CommittableMessage<CommT>> committed = then(
                committables,
                "Sink: Committer",
                new Operation.Commit(factory),
                () -> CommittableMessageTypeInfo.of(committing::getCommittableSerializer));
        if (sink instanceof SupportsPostCommitTopology<?> steps)
            ((SupportsPostCommitTopology<CommT>) steps).addPostCommitTopology(committed);
        return prepared.step();
    }

    private static <M> DataStream<M> then(
            DataStream<?> stream, String name, Operation operation, Supplier<TypeInformation<M>> type) {
        StreamExecutionEnvironment environment = stream.environment;
        return new DataStream<>(environment, environment.add(name, operation, List.of(stream.step()), type));
    }

    /// Does the same to the writer and to those steps that follow its size.
    void size(Consumer<Step<?>> setting) {
        setting.accept(writer);
        sized.forEach(setting);
    }

    /// Gives all steps names that begin with the sink's.
    void label(String label) {
        others.forEach(other -> other.step.name(label + ": " + other.name));
        writer.name(others.isEmpty() ? "Sink: " + label : label + ": Writer");
    }

    /// Gives all steps ids of their own that begin with the sink's; the writer's is the sink's.
    void uid(String uid) {
        writer.uid(uid);
        others.forEach(other -> other.step.uid(uid + ": " + other.uid));
    }

    /// Gives the writer and the committers the hashes under which earlier jobs knew them.
    void hashes(CustomSinkOperatorUidHashes hashes) {
        setHash(writer, hashes.getWriterUidHash());
        for (Other other : others) {
            if (!(other.step.operation() instanceof Operation.Commit)) continue;
            boolean isGlobal = other.name.equals(StandardSinkTopologies.GLOBAL_COMMITTER_TRANSFORMATION_NAME);
            setHash(other.step, isGlobal ? hashes.getGlobalCommitterUidHash() : hashes.getCommitterUidHash());
        }
    }

    private static void setHash(Step<?> step, @Nullable String hash) {
        if (hash != null) step.uidHash(hash);
    }
}
