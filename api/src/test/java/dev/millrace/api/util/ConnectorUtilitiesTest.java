package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ConfigurationUtils;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.reader.MultipleFuturesAvailabilityHelper;
import dev.millrace.api.source.reader.SerdeUtils;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests classes that connectors built for Flink call.
final class ConnectorUtilitiesTest {

    @Test
    void all_resources_are_closed_and_the_first_failure_is_thrown() {
        List<String> closed = new ArrayList<>();
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        assertThatThrownBy(() -> IOUtils.closeAll(
                        () -> {
                            throw first;
                        },
                        null,
                        () -> closed.add("between"),
                        () -> {
                            throw second;
                        }))
                .isSameAs(first)
                .hasSuppressedException(second);
        assertThat(closed).containsExactly("between");
        IOUtils.closeQuietly(() -> {
            throw first;
        });
    }

    @Test
    void streams_are_copied_and_read_to_the_end() throws IOException {
        byte[] bytes = "some bytes".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IOUtils.copyBytes(new ByteArrayInputStream(bytes), out, 3, true);
        assertThat(out.toByteArray()).isEqualTo(bytes);
        byte[] longer = new byte[20];
        assertThat(IOUtils.tryReadFully(new ByteArrayInputStream(bytes), longer))
                .isEqualTo(bytes.length);
        assertThatThrownBy(() -> IOUtils.readFully(new ByteArrayInputStream(bytes), longer, 0, 20))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void directories_are_deleted_with_their_content(@TempDir Path directory) throws Exception {
        Path inner = Files.createDirectories(directory.resolve("a/b"));
        Files.writeString(inner.resolve("file"), "text");
        IOUtils.deleteFilesRecursively(directory.resolve("a"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_class_loader_is_set_until_its_context_is_closed() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(new URL[0], before)) {
            try (TemporaryClassLoaderContext _ = TemporaryClassLoaderContext.of(other)) {
                assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(other);
            }
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void threads_of_a_pool_are_daemons_with_the_name_of_the_pool() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        ExecutorThreadFactory factory = new ExecutorThreadFactory.Builder()
                .setPoolName("pool")
                .setThreadPriority(3)
                .setExceptionHandler((_, thrown) -> failures.add(thrown))
                .build();
        IllegalStateException planned = new IllegalStateException("planned");
        Thread thread = factory.newThread(() -> {
            throw planned;
        });
        thread.start();
        thread.join();
        assertThat(thread.getName()).startsWith("pool-thread");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getPriority()).isEqualTo(3);
        assertThat(failures).containsExactly(planned);
    }

    @Test
    void collections_are_divided_and_numbered() {
        assertThat(CollectionUtil.partition(List.of(1, 2, 3, 4, 5), 2))
                .containsExactly(List.of(1, 3, 5), List.of(2, 4));
        assertThat(CollectionUtil.mapWithIndex(List.of("a", "b"), (each, at) -> each + at))
                .containsExactly("a0", "b1");
        assertThat(CollectionUtil.isNullOrEmpty((List<?>) null)).isTrue();
        assertThatThrownBy(() -> CollectionUtil.checkedSubTypeCast(List.<Object>of("text"), Long.class))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void lists_of_primitives_grow() {
        LongArrayList longs = new LongArrayList(0);
        for (long i = 0; i < 100; i++) longs.add(i);
        assertThat(longs.removeLong(1)).isEqualTo(1);
        assertThat(longs.toArray()).hasSize(99).startsWith(0, 2, 3).endsWith(99);
        IntArrayList ints = new IntArrayList(1);
        ints.add(4);
        ints.add(5);
        assertThat(ints.removeLast()).isEqualTo(5);
        assertThat(ints.toArray()).containsExactly(4);
        BooleanArrayList flags = new BooleanArrayList(1);
        flags.add(true);
        flags.add(false);
        assertThat(flags.toArray()).containsExactly(true, false);
        flags.clear();
        assertThat(flags.isEmpty()).isTrue();
        assertThatThrownBy(() -> IntArrayList.EMPTY.add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void settings_are_converted_and_secrets_hidden() {
        Map<String, String> pairs = Map.of("a", "1,2", "b", "it's:x");
        assertThat(ConfigurationUtils.parseStringToMap(ConfigurationUtils.parseMapToString(pairs)))
                .isEqualTo(pairs);
        assertThat(ConfigurationUtils.hideSensitiveValues(Map.of("db.password", "x", "db.user", "y")))
                .containsEntry("db.password", "******")
                .containsEntry("db.user", "y");
        Configuration configuration = Configuration.fromMap(Map.of("p.a", "1", "q.b", "2"));
        assertThat(ConfigurationUtils.getPrefixedKeyValuePairs("p.", configuration))
                .containsExactly(Map.entry("a", "1"));
        assertThat(ConfigurationUtils.splitPaths("a,b:c")).containsExactly("a", "b", "c");
    }

    @Test
    void splits_of_subtasks_are_written_and_read() throws IOException {
        Map<Integer, List<Split>> assigned = Map.of(0, List.of(new Split("a"), new Split("b")), 3, List.of());
        byte[] written = SerdeUtils.serializeSplitAssignments(assigned, new Splits());
        Map<Integer, List<Split>> read = SerdeUtils.deserializeSplitAssignments(written, new Splits(), ArrayList::new);
        assertThat(read).isEqualTo(assigned);
    }

    @Test
    void the_joint_future_completes_with_the_first_input() {
        MultipleFuturesAvailabilityHelper inputs = new MultipleFuturesAvailabilityHelper(2);
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        inputs.anyOf(0, first);
        inputs.anyOf(1, second);
        assertThat(inputs.getAvailableFuture()).isNotDone();
        second.complete(null);
        assertThat(inputs.getAvailableFuture()).isDone();
        inputs.resetToUnAvailable();
        inputs.anyOf(1, new CompletableFuture<>());
        assertThat(inputs.getAvailableFuture()).isNotDone();
        first.complete(null);
        assertThat(inputs.getAvailableFuture()).isDone();
    }

    @Test
    void the_type_argument_of_a_class_is_found_without_an_object() {
        assertThat(TypeExtractor.createTypeInfo(Function.class, Lengths.class, 1, null, null))
                .isEqualTo(Types.INT);
        assertThat(TypeExtractor.createTypeInfo(Function.class, Same.class, 1, Types.STRING, null))
                .isEqualTo(Types.STRING);
    }

    @Test
    void the_environment_names_the_version_of_the_api() {
        assertThat(EnvironmentInformation.getVersion()).startsWith("2.");
        assertThat(EnvironmentInformation.getMaxJvmHeapMemory()).isPositive();
        assertThat(EnvironmentInformation.getSizeOfFreeHeapMemory())
                .isBetween(1L, EnvironmentInformation.getMaxJvmHeapMemory());
    }

    private abstract static class Lengths implements Function<String, Integer> {}

    private abstract static class Same<T> implements Function<T, T> {}

    private record Split(String splitId) implements SourceSplit {}

    private static final class Splits implements SimpleVersionedSerializer<Split> {
        @Override
        public int getVersion() {
            return 4;
        }

        @Override
        public byte[] serialize(Split split) {
            return split.splitId().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Split deserialize(int version, byte[] serialized) {
            assertThat(version).isEqualTo(4);
            return new Split(new String(serialized, StandardCharsets.UTF_8));
        }
    }
}
