package dev.millrace.api.source.library;

import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceReaderFactory;
import dev.millrace.api.source.library.NumberSequenceSource.NumberSequenceSplit;
import dev.millrace.api.source.rate.NoOpRateLimiter;
import dev.millrace.api.source.rate.RateLimitedSourceReader;
import dev.millrace.api.source.rate.RateLimiter;
import dev.millrace.api.source.rate.RateLimiterStrategy;

/// Creates the readers of a [DataGeneratorSource].
final class GeneratorSourceReaderFactory<OUT> implements SourceReaderFactory<OUT, NumberSequenceSplit> {
    private static final long serialVersionUID = 1L;

    private final GeneratorFunction<Long, OUT> generatorFunction;
    private final RateLimiterStrategy<NumberSequenceSplit> rateLimiterStrategy;

    GeneratorSourceReaderFactory(
            GeneratorFunction<Long, OUT> generatorFunction,
            RateLimiterStrategy<NumberSequenceSplit> rateLimiterStrategy) {
        this.generatorFunction = generatorFunction;
        this.rateLimiterStrategy = rateLimiterStrategy;
    }

    @Override
    public SourceReader<OUT, NumberSequenceSplit> createReader(SourceReaderContext readerContext) {
        SourceReader<OUT, NumberSequenceSplit> reader =
                new GeneratingIteratorSourceReader<>(readerContext, generatorFunction);
        RateLimiter<NumberSequenceSplit> limiter =
                rateLimiterStrategy.createRateLimiter(readerContext.currentParallelism());
        return limiter instanceof NoOpRateLimiter ? reader : new RateLimitedSourceReader<>(reader, limiter);
    }
}
