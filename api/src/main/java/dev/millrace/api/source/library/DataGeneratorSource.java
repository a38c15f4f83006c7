package dev.millrace.api.source.library;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.OutputTypeConfigurable;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceReaderFactory;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.NumberSequenceSource.NumberSequenceSplit;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import java.util.Collection;

/// Emits records that a function generates from the numbers 0, 1, 2, …. If the function depends on the number only, a
/// restart repeats the same records.
public class DataGeneratorSource<OUT>
        implements Source<OUT, NumberSequenceSplit, Collection<NumberSequenceSplit>>,
                ResultTypeQueryable<OUT>,
                OutputTypeConfigurable<OUT> {
    private static final long serialVersionUID = 1L;

    private final GeneratorFunction<Long, OUT> generatorFunction;
    private final NumberSequenceSource numbers;
    private final SourceReaderFactory<OUT, NumberSequenceSplit> readers;
    private final TypeInformation<OUT> typeInfo;

    /// @param count the number of records, at least 1; `Long.MAX_VALUE` makes the source practically unbounded
    public DataGeneratorSource(
            GeneratorFunction<Long, OUT> generatorFunction, long count, TypeInformation<OUT> typeInfo) {
        this(generatorFunction, count, RateLimiterStrategy.noOp(), typeInfo);
    }

    /// @param count the number of records, at least 1
    /// @param rateLimiterStrategy limits the rate of the records
    @SuppressWarnings("rawtypes")
    public DataGeneratorSource(
            GeneratorFunction<Long, OUT> generatorFunction,
            long count,
            RateLimiterStrategy rateLimiterStrategy,
            TypeInformation<OUT> typeInfo) {
        this(generatorFunction, numbers(count), rateLimiterStrategy, typeInfo);
    }

    /// @param numbers the arguments of the function
    @SuppressWarnings({"rawtypes", "unchecked"})
    public DataGeneratorSource(
            GeneratorFunction<Long, OUT> generatorFunction,
            NumberSequenceSource numbers,
            RateLimiterStrategy rateLimiterStrategy,
            TypeInformation<OUT> typeInfo) {
        this.generatorFunction = generatorFunction;
        this.numbers = numbers;
        this.readers = new GeneratorSourceReaderFactory<>(generatorFunction, rateLimiterStrategy);
        this.typeInfo = typeInfo;
    }

    private static NumberSequenceSource numbers(long count) {
        if (count < 1) {
            throw SourceFaults.PARAMETERS
                    .argument("A generator source generates %d records.", count)
                    .fix("Generate at least one record.");
        }
        return new NumberSequenceSource(0, count - 1);
    }

    /// Returns the function that generates the records.
    public GeneratorFunction<Long, OUT> getGeneratorFunction() {
        return generatorFunction;
    }

    @Override
    public TypeInformation<OUT> getProducedType() {
        return typeInfo;
    }

    /// Passes the type to the function if the function is [OutputTypeConfigurable].
    @Override
    @SuppressWarnings("unchecked")
    public void setOutputType(TypeInformation<OUT> outTypeInfo, ExecutionConfig executionConfig) {
        if (generatorFunction instanceof OutputTypeConfigurable<?> asking)
            ((OutputTypeConfigurable<OUT>) asking).setOutputType(outTypeInfo, executionConfig);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<OUT, NumberSequenceSplit> createReader(SourceReaderContext readerContext) throws Exception {
        return readers.createReader(readerContext);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> enumContext) {
        return numbers.createEnumerator(enumContext);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> enumContext, Collection<NumberSequenceSplit> checkpoint) {
        return numbers.restoreEnumerator(enumContext, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return numbers.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
        return numbers.getEnumeratorCheckpointSerializer();
    }
}
