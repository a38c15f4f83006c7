package dev.millrace.flink1;

import dev.millrace.api.cache.CachedResults;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.library.CollectionSource;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.FlinkRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Holds the elements of a data set that one job computes and later jobs read.
sealed interface KeptSet<T> {

    /// Adds a sink that keeps the elements to the next job.
    static <T> KeptSet<T> of(DataSet<T> data) {
        ExecutionEnvironment environment = data.getExecutionEnvironment();
        Path shared = environment.sharedDirectory();
        return environment.isElsewhere() && shared == null ? InMemory.of(data) : InFiles.of(data, shared);
    }

    private static <T> TypeSerializer<T> serializerOf(DataSet<T> data) {
        return data.getType()
                .createSerializer(data.getExecutionEnvironment().getConfig().getSerializerConfig());
    }

    /// Called when the job has ended.
    void complete(JobExecutionResult result) throws IOException;

    /// Returns all elements; the set must be complete.
    List<T> elements() throws IOException;

    /// Creates a source of the elements; the set must be complete.
    Source<T, ?, ?> source();

    /// Returns the parallelism of the source in a job with the given parallelism.
    int parallelism(int ofJob);

    /// Releases the elements.
    void release();

    /// Keeps elements in files of this process or of a shared directory. One subtask writes and reads each file.
    record InFiles<T>(CachedResults<T> files, Path place) implements KeptSet<T> {

        static <T> InFiles<T> of(DataSet<T> data, @Nullable Path shared) {
            CachedResults<T> files = new CachedResults<>(serializerOf(data));
            Path place = shared == null ? files.newDirectory() : files.newDirectory(shared);
            var unused = data.stream()
                    .sinkTo(files.sink(place))
                    .name("Keep " + data.stream().step().name())
                    .setParallelism(data.stream().getParallelism());
            return new InFiles<>(files, place);
        }

        @Override
        public void complete(JobExecutionResult result) {
            files.started(place, CompletableFuture.completedFuture(result));
            if (!files.areComplete()) throw new IllegalStateException("a job that has ended leaves a complete set");
        }

        @Override
        public List<T> elements() throws IOException {
            return files.elements();
        }

        @Override
        public Source<T, ?, ?> source() {
            return files.source();
        }

        @Override
        public int parallelism(int ofJob) {
            return ofJob;
        }

        @Override
        public void release() {
            files.delete(place);
        }
    }

    /// Keeps elements in memory; they travel between this process and the processes that run the jobs.
    final class InMemory<T> implements KeptSet<T> {
        private final String name;
        private final String accumulator;
        private final TypeSerializer<T> serializer;
        private final TypeInformation<T> type;
        private @Nullable List<T> elements;

        private InMemory(String name, String accumulator, TypeSerializer<T> serializer, TypeInformation<T> type) {
            this.name = name;
            this.accumulator = accumulator;
            this.serializer = serializer;
            this.type = type;
        }

        static <T> InMemory<T> of(DataSet<T> data) {
            TypeSerializer<T> serializer = serializerOf(data);
            String accumulator =
                    SerializedCollector.PREFIX + data.getExecutionEnvironment().nextNumber();
            var unused = data.stream()
                    .addSink(new SerializedCollector<>(accumulator, serializer))
                    .name("Gathering Sink");
            return new InMemory<>(data.stream().step().name(), accumulator, serializer, data.getType());
        }

        @Override
        public void complete(JobExecutionResult result) throws IOException {
            List<byte[]> gathered = gathered(result);
            List<T> read = new ArrayList<>(gathered.size());
            for (byte[] element : gathered) read.add(serializer.deserialize(new DataInputDeserializer(element)));
            elements = read;
        }

        private List<byte[]> gathered(JobExecutionResult result) {
            try {
                return result.getAccumulatorResult(accumulator);
            } catch (FlinkRuntimeException failed) {
                throw DataSetFaults.TOO_LARGE
                        .what("The elements of '%s' did not reach this process.", name)
                        .why("Without a shared directory, the elements are part of the result of the job, whose size"
                                + " is limited.")
                        .cause(failed)
                        .fix(
                                "Set %s to a directory that this process, the coordinator and all workers share.",
                                DataSetOptions.SHARED_DIRECTORY.key());
            }
        }

        @Override
        public List<T> elements() {
            List<T> read = elements;
            if (read == null) throw new IllegalStateException("the elements are not complete");
            return read;
        }

        @Override
        public Source<T, ?, ?> source() {
            return new CollectionSource<>(elements(), serializer, type);
        }

        @Override
        public int parallelism(int ofJob) {
            return 1;
        }

        @Override
        public void release() {
            elements = null;
        }
    }
}
