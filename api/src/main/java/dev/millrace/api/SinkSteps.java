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

/// Holds the steps of a sink: its writer and, for some sinks, a committer and user-defined steps around both.
///
/// @param writer the step that receives the records
/// @param others all other steps of the sink
/// @param sized those of the other steps that have the parallelism of the writer
record SinkSteps(Step<?> writer, List<Other> others, List<Step<?>> sized) {

    /// Holds a step of the sink other than the writer.
    ///
    /// @param name the name of the step within the sink
    /// @param uid the uid of the step within the sink
    private record Other(Step<?> step, String name, String uid) {

        static Other of(Step<?> step, int number) {
            String prefix = "Sink: ";
            String name = step.name().startsWith(prefix) ? step.name().substring(prefix.length()) : step.name();
            String uid = step.uid();
            return new Other(step, name, uid == null ? name + " " + number : uid);
        }
    }

    /// Adds the steps of a sink after a stream.
    static <T> SinkSteps of(DataStream<T> input, Sink<T> sink) {
        StreamExecutionEnvironment environment = input.environment;
        // The value is UNSET if the environment has no parallelism. The executor then chooses one.
        int parallelism = environment.getConfig().getParallelism();
        int before = environment.lastStep();
        Step<?> writer;
        // While the environment has no parallelism, a parallelism that the sink sets differs from one that the sink
        // leaves open.
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

    @SuppressWarnings("unchecked") // the input of the sink has the type of the stream
    private static <T> DataStream<T> beforeWriting(DataStream<T> input, Sink<T> sink) {
        return sink instanceof SupportsPreWriteTopology<?> topology
                ? ((SupportsPreWriteTopology<T>) topology).addPreWriteTopology(input)
                : input;
    }

    @SuppressWarnings("unchecked") // the parts of a sink have the same committable type
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

    /// Applies a setting to the writer and to the steps that have the parallelism of the writer.
    void size(Consumer<Step<?>> setting) {
        setting.accept(writer);
        sized.forEach(setting);
    }

    /// Sets the names of all steps. Each name begins with the name of the sink.
    void label(String label) {
        others.forEach(other -> other.step.name(label + ": " + other.name));
        writer.name(others.isEmpty() ? "Sink: " + label : label + ": Writer");
    }

    /// Sets the uids of all steps. The writer has the uid of the sink, and the other uids begin with the uid of
    /// the sink.
    void uid(String uid) {
        writer.uid(uid);
        others.forEach(other -> other.step.uid(uid + ": " + other.uid));
    }

    /// Sets the hashes that identified the writer and the committers in earlier jobs.
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
