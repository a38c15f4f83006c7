package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that enumerators find classes of the program. Clients of external systems use the context class loader.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EnumeratorLoaderTest {
    private static final List<String> CALLS =
            List.of("create", "start", "reader", "call", "handler", "periodic", "coordinator", "snapshot", "close");

    @Test
    void each_call_of_an_enumerator_has_the_context_class_loader_of_the_program() throws Exception {
        Noting.LOADERS.clear();
        try (URLClassLoader program = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            StreamExecutionEnvironment env = new StreamExecutionEnvironment(new Configuration(), program);
            env.setParallelism(1);
            env.enableCheckpointing(10);
            env.fromSource(new LoaderSource(), WatermarkStrategy.noWatermarks(), "source")
                    .sinkTo(new DiscardingSink<>());

            env.execute();

            assertThat(Noting.LOADERS).containsOnlyKeys(CALLS);
            assertThat(Noting.LOADERS.values()).containsOnly(program);
        }
    }

    /// Notes the context class loader of each call.
    private static final class Noting {
        static final Map<String, ClassLoader> LOADERS = new ConcurrentHashMap<>();

        static void call(String name) {
            LOADERS.put(name, Objects.requireNonNull(Thread.currentThread().getContextClassLoader()));
        }
    }

    private static final class LoaderSource extends NumberSequenceSource {
        private static final long serialVersionUID = 1L;

        LoaderSource() {
            super(0, 10);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            Noting.call("create");
            return new Enumerator(context);
        }
    }

    /// Signals the end of splits after all calls, so that the job cannot end before.
    private record Enumerator(SplitEnumeratorContext<NumberSequenceSource.NumberSequenceSplit> context)
            implements SplitEnumerator<
                    NumberSequenceSource.NumberSequenceSplit, Collection<NumberSequenceSource.NumberSequenceSplit>> {
        @Override
        public void start() {
            Noting.call("start");
            context.callAsync(
                    () -> {
                        Noting.call("call");
                        return 1;
                    },
                    (_, _) -> {
                        Noting.call("handler");
                        context.runInCoordinatorThread(() -> Noting.call("coordinator"));
                    });
            context.callAsync(
                    () -> {
                        Noting.call("periodic");
                        return 1;
                    },
                    (_, _) -> endAfterAllCalls(),
                    0,
                    1);
        }

        private void endAfterAllCalls() {
            if (Noting.LOADERS.size() == CALLS.size() - 1 && !Noting.LOADERS.containsKey("close"))
                context.signalNoMoreSplits(0);
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String hostname) {}

        @Override
        public void addSplitsBack(List<NumberSequenceSource.NumberSequenceSplit> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {
            Noting.call("reader");
        }

        @Override
        public Collection<NumberSequenceSource.NumberSequenceSplit> snapshotState(long checkpoint) {
            Noting.call("snapshot");
            return List.of();
        }

        @Override
        public void close() {
            Noting.call("close");
        }
    }
}
